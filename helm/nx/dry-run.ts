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

/** HTTPRoute is no kind of Kubernetes itself: only a cluster with the Gateway API can judge it. */
const knowsRoutes = kubernetes !== undefined && clusterKnows('httproutes.gateway.networking.k8s.io');
if (kubernetes !== undefined && !knowsRoutes)
  console.log('skipped: dry run of HTTPRoute, because the cluster does not have the Gateway API');
if (kubernetes !== undefined && knowsRoutes) helms.forEach((helm) => judgeRoute(helm, kubernetes));

function judgeRoute({ command, version }: Helm, kubernetes: string): void {
  const input = renderText(command, {
    kubernetes,
    release: 'todo-dry-run',
    namespace: 'default',
    set: {
      'httpRoute.enabled': 'true',
      'httpRoute.parentRefs[0].name': 'gateway',
      'httpRoute.parentRefs[0].sectionName': 'https',
      publicOrigin: 'https://todo.example.org',
    },
  });
  report(`helm ${version}, HTTPRoute: kubectl apply --dry-run=server`, applyStrictly(input));
}

function clusterKnows(definition: string): boolean {
  return spawnSync('kubectl', ['get', 'customresourcedefinition', definition]).status === 0;
}

function applyStrictly(input: string) {
  const place = ['--namespace', 'default', '--server-side', '--dry-run=server', '--validate=strict'];
  return spawnSync('kubectl', ['apply', ...place, '-f', '-'], { encoding: 'utf8', input });
}

function judge({ command, version }: Helm, kubernetes: string): void {
  for (const environment of environments) {
    const name = `helm ${version}, ${environment}`;
    const values = ['--values', `${chart}values-${environment}.yaml`];
    const install = ['install', 'todo-dry-run', chart, '--namespace', 'default', '--dry-run=server', ...values];
    report(`${name}: helm install --dry-run=server`, spawnSync(command, install, { encoding: 'utf8' }));
    const input = renderText(command, { environment, kubernetes, release: 'todo-dry-run', namespace: 'default' });
    report(`${name}: kubectl apply --dry-run=server`, applyStrictly(input));
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
