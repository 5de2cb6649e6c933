/** `helm lint --strict` of each environment with each Helm on PATH; says so when there is none. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environments } from './environments.ts';
import { findHelms } from './find-helms.ts';

const chart = fileURLToPath(new URL('..', import.meta.url));
const helms = findHelms();
if (helms.length === 0)
  console.log('skipped: helm lint, because helm is not on PATH (https://helm.sh/docs/intro/install)');

for (const { command, version } of helms) {
  for (const environment of environments) {
    const args = ['lint', '--strict', '--kube-version', '1.34.0', chart, '-f', `${chart}values-${environment}.yaml`];
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    console.log(`${status === 0 ? 'ok' : 'FAILED'}: helm ${version} lint --strict, ${environment}`);
    if (status === 0) continue;
    console.error(`${stdout}${stderr}`);
    process.exitCode = 1;
  }
}
