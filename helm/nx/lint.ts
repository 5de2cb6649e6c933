/**
 * `helm lint --strict` of each environment with each Helm on PATH, and the chart against the code of its services; says
 * so when there is no Helm.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { disagreements, readServiceCode } from './agreement.ts';
import { environments } from './environments.ts';
import { findHelms } from './find-helms.ts';
import { renderChart } from './render-chart.ts';

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

const [helm] = helms;
if (helm) {
  for (const [service, code] of Object.entries(readServiceCode())) {
    const problems = environments.flatMap((environment) =>
      disagreements(service, code, renderChart(helm.command, { environment })),
    );
    console.log(
      `${problems.length === 0 ? 'ok' : 'FAILED'}: ports, probes and variables of ${service} against its code`,
    );
    for (const problem of new Set(problems)) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  }
}
