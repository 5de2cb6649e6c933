import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { launcher, makeFixtureWorkspace, type FixtureWorkspace } from '../src/testing/fixture-workspace.ts';
import { startWriteCounter, type WriteCounter } from './count-writes.ts';
import { circumstances, markdownTable, median, writeSection } from './section.ts';

/** One way to bring a change to the cluster. */
interface Way {
  readonly id: string;
  readonly title: string;
  /** Programs that must be there. */
  readonly needs: readonly string[];
  deploy(place: Place): Promise<void>;
}

interface Place {
  readonly root: string;
  readonly namespace: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Figures {
  readonly noOp: number[];
  readonly change: number[];
  /** Writes to the cluster's API in one no-op. */
  noOpWrites: number;
  noOpRevisions: number;
  /** Deployments that a change in one service rolled. */
  readonly rolled: number[];
}

const registry = 'localhost:5001';
const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
const services = ['api', 'web'] as const;
const chart = (root: string): string => join(root, 'chart');

async function sh({ root, env }: Place, command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execa(command, args, {
    cwd: root,
    env: { NODE_OPTIONS: '', DOCKER_BUILDKIT: '1', ...env },
    stdin: 'ignore',
  });
  return stdout;
}

/** The tag of a service: a digest of what its image is made from, as an honest script would do it. */
async function contentTag({ root }: Place, service: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [`apps/${service}/server.mjs`, `apps/${service}/Dockerfile`, 'libs/words/words.mjs'])
    hash.update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

async function buildBoth(place: Place, prefix: string): Promise<Record<string, string>> {
  const tags: Record<string, string> = {};
  for (const service of services) {
    const reference = `${prefix}-${service}:${await contentTag(place, service)}`;
    await sh(place, 'docker', ['build', '--quiet', '--file', `apps/${service}/Dockerfile`, '--tag', reference, '.']);
    tags[service] = reference;
  }
  return tags;
}

const imageValues = (tags: Readonly<Record<string, string>>): string[] =>
  Object.entries(tags).flatMap(([service, reference]) => {
    const colon = reference.lastIndexOf(':');
    return [
      '--set-string',
      `${service}.image.repository=${reference.slice(0, colon)},${service}.image.tag=${reference.slice(colon + 1)}`,
    ];
  });

const upgrade = (place: Place, tags: Readonly<Record<string, string>>): Promise<string> =>
  sh(place, 'helm', [
    ...['upgrade', '--install', 'fixture', chart(place.root), '--namespace', place.namespace],
    ...['--wait', '--timeout', '120s', ...imageValues(tags)],
  ]);

async function pushBoth(place: Place, prefix: string): Promise<Record<string, string>> {
  const tags = await buildBoth(place, `${registry}/${prefix}`);
  for (const reference of Object.values(tags)) await sh(place, 'docker', ['push', '--quiet', reference]);
  return tags;
}

const ways: readonly Way[] = [
  {
    id: 'recipe',
    title: "the plan's recipe: build both, `minikube image load`, `helm upgrade --install --wait`",
    needs: ['docker', 'minikube', 'helm'],
    async deploy(place) {
      const tags = await buildBoth(place, 'bench-recipe');
      for (const reference of Object.values(tags)) await sh(place, 'minikube', ['image', 'load', reference]);
      await upgrade(place, tags);
    },
  },
  {
    id: 'registry',
    title: 'the same with a registry',
    needs: ['docker', 'helm'],
    async deploy(place) {
      await upgrade(place, await pushBoth(place, 'bench-registry'));
    },
  },
  {
    id: 'skaffold',
    title: 'Skaffold `run`, registry, input digests',
    needs: ['docker', 'skaffold'],
    async deploy(place) {
      await writeSkaffold(place);
      await sh(place, 'skaffold', ['run', '--detect-minikube=false', '--default-repo', registry]);
    },
  },
  {
    id: 'helmfile',
    title: 'build and push both, Helmfile `sync`',
    needs: ['docker', 'helmfile'],
    async deploy(place) {
      await writeHelmfile(place, await pushBoth(place, 'bench-helmfile'));
      await sh(place, 'helmfile', ['--file', 'helmfile.yaml', 'sync']);
    },
  },
  {
    id: 'ours',
    title: '`todo-deploy deploy`',
    needs: ['docker', 'helm'],
    async deploy(place) {
      await sh(place, process.execPath, [launcher, 'deploy', '--yes', '--namespace', place.namespace]);
    },
  },
  {
    id: 'ours-nx',
    title: "`nx deploy`, without Nx's daemon",
    needs: ['docker', 'helm'],
    async deploy(place) {
      const counted = { ...place, env: { ...place.env, NX_DAEMON: 'false' } };
      await sh(counted, process.execPath, [nx, 'deploy', 'chart', '--yes', '--namespace', place.namespace]);
    },
  },
];

async function writeSkaffold({ root, namespace }: Place): Promise<void> {
  const artifacts = services.map((service) => ({
    image: `bench-skaffold-${service}`,
    context: '.',
    docker: { dockerfile: `apps/${service}/Dockerfile` },
  }));
  const name = (service: string): string => `bench_skaffold_${service}`;
  const setValueTemplates = Object.fromEntries(
    services.flatMap((service) => [
      [`${service}.image.repository`, `{{.IMAGE_REPO_${name(service)}}}`],
      [`${service}.image.tag`, `{{.IMAGE_TAG_${name(service)}}}`],
    ]),
  );
  const content = {
    apiVersion: 'skaffold/v4beta11',
    kind: 'Config',
    build: { artifacts, tagPolicy: { inputDigest: {} }, local: { push: true, useBuildkit: true } },
    deploy: { helm: { releases: [{ name: 'fixture', chartPath: 'chart', namespace, wait: true, setValueTemplates }] } },
  };
  await writeFile(join(root, 'skaffold.yaml'), JSON.stringify(content));
}

async function writeHelmfile({ root, namespace }: Place, tags: Readonly<Record<string, string>>): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(tags).map(([service, reference]) => {
      const colon = reference.lastIndexOf(':');
      return [service, { image: { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) } }];
    }),
  );
  const release = { name: 'fixture', chart: './chart', namespace, wait: true, timeout: 120, values: [values] };
  await writeFile(join(root, 'helmfile.yaml'), JSON.stringify({ releases: [release] }));
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
  await execa('kubectl', ['create', 'namespace', namespace]);
  const token = ['--from-literal=TOKEN=for-a-benchmark-only'];
  await execa('kubectl', ['--namespace', namespace, 'create', 'secret', 'generic', 'fixture-secrets', ...token]);
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
