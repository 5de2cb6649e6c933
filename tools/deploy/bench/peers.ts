import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { makeFixtureWorkspace, type FixtureWorkspace } from '../src/testing/fixture-workspace.ts';
import { startWriteCounter, type WriteCounter } from './count-writes.ts';
import { circumstances, markdownTable, median, writeSection } from './section.ts';
import { services, sh, ways, type Place, type Way } from './ways.ts';

interface Figures {
  readonly noOp: number[];
  readonly change: number[];
  /** Writes to the cluster's API in one no-op. */
  noOpWrites: number;
  noOpRevisions: number;
  /** Deployments that a change in one service rolled. */
  readonly rolled: number[];
}

async function isThere(program: string): Promise<boolean> {
  return (await execa(program, ['version'], { reject: false, stdin: 'ignore' })).code !== 'ENOENT';
}

async function revisions(place: Place): Promise<number> {
  const list: unknown = JSON.parse(
    await sh(place, 'helm', ['history', 'fixture', '--namespace', place.namespace, '-o', 'json']),
  );
  return Array.isArray(list) ? list.length : 0;
}

async function generations({ namespace }: Place): Promise<string[]> {
  const path =
    'jsonpath={range .items[*]}{.metadata.name}={.metadata.annotations.deployment\\.kubernetes\\.io/revision}{"\\n"}{end}';
  const { stdout } = await execa('kubectl', ['--namespace', namespace, 'get', 'deployments', '-o', path]);
  return stdout.split('\n');
}

async function timed(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

interface Contest {
  readonly way: Way;
  readonly workspace: FixtureWorkspace;
  readonly place: Place;
  readonly figures: Figures;
}

async function enter(way: Way): Promise<Contest> {
  const namespace = `bench-${way.id}-${process.pid.toString(36)}`;
  const workspace = await makeFixtureWorkspace({ services, namespace, prefix: `bench-${way.id}` });
  const place: Place = { root: workspace.root, namespace, env: {} };
  const target = { executor: '@todo/deploy:command', options: { command: 'deploy' } };
  const project = { name: 'chart', tags: ['type:chart'], implicitDependencies: services, targets: { deploy: target } };
  await workspace.write('chart/project.json', JSON.stringify(project));
  // Skaffold's and Helmfile's own files are no part of the images.
  await mkdir(join(workspace.root, 'dist'), { recursive: true });
  // People have a checkout, not a folder.
  await execa('git', ['init', '--quiet'], { cwd: workspace.root });
  await execa('kubectl', ['create', 'namespace', namespace]);
  const token = ['--from-literal=TOKEN=for-a-benchmark-only'];
  await execa('kubectl', ['--namespace', namespace, 'create', 'secret', 'generic', 'fixture-secrets', ...token]);
  await way.prepare?.(place);
  return { way, workspace, place, figures: { noOp: [], change: [], noOpWrites: 0, noOpRevisions: 0, rolled: [] } };
}

/** One changed line in one service, never the same one twice. */
async function changeApi({ workspace, place }: Contest): Promise<void> {
  const source = await readFile(join(place.root, 'apps/api/server.mjs'), 'utf8');
  const kept = source.split('\n').filter((line) => !line.startsWith('// bench'));
  await workspace.write('apps/api/server.mjs', [...kept, `// bench ${String(performance.now())}`].join('\n'));
}

async function runRound(contest: Contest): Promise<void> {
  const { way, place, figures } = contest;
  figures.noOp.push(await timed(() => way.deploy(place)));
  const before = await generations(place);
  await changeApi(contest);
  figures.change.push(await timed(() => way.deploy(place)));
  const after = await generations(place);
  figures.rolled.push(after.filter((line) => !before.includes(line)).length);
}

async function countNoOp({ way, place, figures }: Contest, counter: WriteCounter): Promise<void> {
  const before = await revisions(place);
  counter.take();
  await way.deploy({ ...place, env: { ...place.env, KUBECONFIG: counter.kubeconfig } });
  figures.noOpWrites = counter.take();
  figures.noOpRevisions = (await revisions(place)) - before;
}

async function leave({ way, workspace, place }: Contest): Promise<void> {
  await execa('helm', ['uninstall', 'fixture', '--namespace', place.namespace], { reject: false });
  await execa('kubectl', ['delete', 'namespace', place.namespace, '--wait=false'], { reject: false });
  const { stdout } = await execa('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  const own = stdout.split('\n').filter((line) => line.includes(`bench-${way.id}-`) && !line.endsWith(':<none>'));
  if (own.length > 0) await execa('docker', ['image', 'rm', ...own], { reject: false });
  if (way.id === 'recipe' && own.length > 0) await execa('minikube', ['image', 'rm', ...own], { reject: false });
  await workspace.remove();
}

/** All ways in turn, round after round, so that what else the machine does falls on each alike. */
export async function benchPeers({
  rounds,
  only,
}: {
  readonly rounds: number;
  readonly only: readonly string[];
}): Promise<boolean> {
  const wanted = ways.filter(({ id }) => only.length === 0 || only.includes(id));
  const missing: string[] = [];
  const contests: Contest[] = [];
  try {
    for (const way of wanted) {
      const lacks = [];
      for (const program of way.needs) if (!(await isThere(program))) lacks.push(program);
      if (lacks.length > 0) missing.push(`${way.id} (${lacks.join(', ')} is not there)`);
      else contests.push(await enter(way));
    }
    for (const { way, place } of contests)
      console.log(`${way.id}: first deploy ${(await timed(() => way.deploy(place))).toFixed(1)} s`);
    for (let round = 1; round <= rounds; round += 1) {
      for (const contest of contests) {
        await runRound(contest);
        const { noOp, change } = contest.figures;
        console.log(`round ${String(round)} ${contest.way.id}: no-op ${last(noOp)} s, change ${last(change)} s`);
      }
    }
    const first = contests[0];
    if (first !== undefined) {
      const counter = await startWriteCounter(join(first.place.root, 'dist', 'counted.kubeconfig'));
      try {
        for (const contest of contests) await countNoOp(contest, counter);
      } finally {
        await counter.close();
      }
    }
  } finally {
    for (const contest of contests) await leave(contest);
  }
  await writeSection('peers', render(contests, { rounds, missing }));
  return true;
}

const last = (values: readonly number[]): string => (values.at(-1) ?? 0).toFixed(1);

function render(
  contests: readonly Contest[],
  { rounds, missing }: { readonly rounds: number; readonly missing: readonly string[] },
): string[] {
  const span = (values: readonly number[]): string =>
    `${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)}-${Math.max(...values).toFixed(1)})`;
  const rows = contests.map(({ way, figures }) => [
    way.title,
    span(figures.noOp),
    `${String(figures.noOpWrites)}, ${String(figures.noOpRevisions)}`,
    span(figures.change),
    [...new Set(figures.rolled)].join(' or '),
  ]);
  const of = (id: string, key: 'noOp' | 'change'): number | undefined => {
    const figures = contests.find(({ way }) => way.id === id)?.figures[key];
    return figures === undefined ? undefined : median(figures);
  };
  return [
    '## Deploy: beside other tools',
    `Measured ${circumstances()}, by \`npx nx bench deploy peers\`: two services of one file on \`node:24-slim\`, the same chart and Dockerfiles, ${String(rounds)} rounds in turn; seconds as median (least-most). A change is one line in one service, until its pod is Ready.`,
    markdownTable(['way', 'no-op', 'its writes, revisions', 'one-service change', 'Deployments rolled'], rows),
    ...compare(of),
    ...(missing.length === 0 ? [] : [`Not measured: ${missing.join('; ')}.`]),
  ];
}

/** Pure. */
function compare(of: (id: string, key: 'noOp' | 'change') => number | undefined): string[] {
  const claims: readonly (readonly [string, number | undefined, number | undefined])[] = [
    ['no-op against half of Skaffold', of('ours', 'noOp'), scaled(of('skaffold', 'noOp'), 0.5)],
    ["no-op against a twentieth of the plan's recipe", of('ours', 'noOp'), scaled(of('recipe', 'noOp'), 0.05)],
    ['change against Skaffold', of('ours', 'change'), of('skaffold', 'change')],
    ["change against a fifth of the plan's recipe", of('ours', 'change'), scaled(of('recipe', 'change'), 0.2)],
    ['change against the registry script plus 2 s', of('ours', 'change'), plus(of('registry', 'change'), 2)],
  ];
  const rows = claims.flatMap(([name, own, limit]) =>
    own === undefined || limit === undefined
      ? []
      : [[name, own.toFixed(2), limit.toFixed(2), own <= limit ? 'reached' : 'missed']],
  );
  return rows.length === 0 ? [] : [markdownTable(['aim', 'ours', 'aim is at most', ''], rows)];
}

const scaled = (value: number | undefined, factor: number): number | undefined =>
  value === undefined ? undefined : value * factor;
const plus = (value: number | undefined, seconds: number): number | undefined =>
  value === undefined ? undefined : value + seconds;
