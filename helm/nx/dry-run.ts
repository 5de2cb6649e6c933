/**
 * Lets the cluster of the current context judge what each Helm renders, without changing it: `helm install
 * --dry-run=server`, then a strict server-side dry run of every object. Says so when there is no cluster.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environments } from './environments.ts';
import { type Helm, findHelms } from './find-helms.ts';
import { renderText } from './render-chart.ts';

const chart = fileURLToPath(new URL('..', import.meta.url));
const kubernetes = readClusterVersion();
const helms = findHelms();
if (helms.length === 0) console.log('skipped: dry run, because helm is not on PATH');
if (kubernetes === undefined) console.log('skipped: dry run, because kubectl reaches no cluster');

if (kubernetes !== undefined) helms.forEach((helm) => judge(helm, kubernetes));

function judge({ command, version }: Helm, kubernetes: string): void {
  for (const environment of environments) {
    const name = `helm ${version}, ${environment}`;
    const values = ['--values', `${chart}values-${environment}.yaml`];
    const install = ['install', 'todo-dry-run', chart, '--namespace', 'default', '--dry-run=server', ...values];
    report(`${name}: helm install --dry-run=server`, spawnSync(command, install, { encoding: 'utf8' }));
    const apply = [
      'apply',
      '--namespace',
      'default',
      '--server-side',
      '--dry-run=server',
      '--validate=strict',
      '-f',
      '-',
    ];
    const input = renderText(command, { environment, kubernetes, release: 'todo-dry-run', namespace: 'default' });
    report(`${name}: kubectl apply --dry-run=server`, spawnSync('kubectl', apply, { encoding: 'utf8', input }));
  }
}

function readClusterVersion(): string | undefined {
  const { status, stdout } = spawnSync('kubectl', ['version', '-o', 'json', '--request-timeout=5s'], {
    encoding: 'utf8',
  });
  const version: { serverVersion?: { gitVersion?: string } } = status === 0 ? JSON.parse(stdout) : {};
  return version.serverVersion?.gitVersion;
}

function report(what: string, { status, stderr }: { status: number | null; stderr: string }): void {
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${what}`);
  if (status === 0) return;
  console.error(stderr);
  process.exitCode = 1;
}
