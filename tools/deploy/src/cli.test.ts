import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { createCli, parseSet } from './cli.ts';
import { failures } from './failures.ts';
import { renderReference } from './reference.ts';
import { renderKubeconfig, startFakeCluster, type FakeCluster } from './testing/fake-cluster.ts';
import { makeFixtureWorkspace, type FixtureWorkspace } from './testing/fixture-workspace.ts';
import { runCli } from './testing/run-cli.ts';

/** The whole tool as a process, with fakes for what leaves it: engine, Helm and the API server. */
let workspace: FixtureWorkspace;
let cluster: FakeCluster;
let env: Record<string, string>;

async function fakeTool(name: string, script: string): Promise<string> {
  const file = join(workspace.root, '.fakes', name);
  await mkdir(join(workspace.root, '.fakes'), { recursive: true });
  await writeFile(file, `#!${process.execPath}\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

const manifest = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: fixture-api }
spec:
  template:
    metadata: { labels: { app.kubernetes.io/component: api } }
    spec: { containers: [{ name: api, env: [{ valueFrom: { secretKeyRef: { name: fixture-secrets, key: NEEDED } } }] }] }
`;

const fullSecret = { metadata: { name: 'fixture-secrets' }, data: { NEEDED: 'eA==', TOKEN: 'eA==' } };

beforeAll(async () => {
  workspace = await makeFixtureWorkspace({ services: ['api', 'web'], namespace: 'shop' });
  cluster = await startFakeCluster(join(workspace.root, 'kubeconfig'));
  env = {
    KUBECONFIG: cluster.kubeconfig,
    NX_CACHE_PROJECT_GRAPH: 'false',
    TODO_DEPLOY_DOCKER: await fakeTool('docker', 'process.exit(process.argv.includes("inspect") ? 1 : 0)'),
    TODO_DEPLOY_HELM: await fakeTool(
      'helm',
      `process.stdout.write(process.argv[2] === 'version' ? 'v4.3.1' : ${JSON.stringify(manifest)})`,
    ),
  };
}, 60_000);

afterAll(async () => {
  await cluster.close();
  await workspace.remove();
});

beforeEach(() => {
  cluster.objects.clear();
  cluster.forbidden.clear();
});

describe.each([
  ['no Docker', ['deploy', '--yes'], { TODO_DEPLOY_DOCKER: 'no-such-docker' }, 'no-engine', /Docker is not installed/],
  ['an unknown environment', ['deploy', '--env', 'moon'], {}, 'usage', /no environment "moon"/],
  ['an unknown context', ['deploy', '--context', 'moon'], {}, 'no-cluster', /no context "moon"; it knows minikube/],
  ['a wrong option', ['deploy', '--moon'], {}, 'usage', /unknown option '--moon'/],
  ['a value that is none', ['deploy', '--set', 'moon'], {}, 'usage', /looks like path.to.value/],
  ['a namespace that is none', ['deploy', '--namespace', 'My_Shop'], {}, 'usage', /at most 63 small letters/],
  ['a port that is none', ['open', '--port', '99999'], {}, 'usage', /from 1 to 65535/],
  ['a number of lines that is none', ['logs', '--tail', '-5'], {}, 'usage', /number of lines, 0 or more/],
  ['a folder that is no chart', ['plan', '--chart', 'moon'], {}, 'usage', /moon is no chart with environments.mjs/],
  ['an image of your own', ['deploy', '--set', 'api.image.tag=latest'], {}, 'usage', /The plan chooses the image/],
  [
    'a kubeconfig that is not there',
    ['deploy', '--yes'],
    { KUBECONFIG: '/no/such/file' },
    'no-cluster',
    /kubeconfig cannot be read/,
  ],
  [
    'a key of the Secret that nobody can provide',
    ['deploy', '--yes'],
    {},
    'secret-incomplete',
    /the key "NEEDED" of the Secret "fixture-secrets"/,
  ],
] as const)('with %s', (_case, args, extra, kind, sentence) => {
  it(`ends with ${String(failures[kind].exitCode)}, a sentence and the next step, and changes nothing`, async () => {
    const { exitCode, output } = await runCli(workspace, args, { env: { ...env, ...extra } });
    expect(output).toMatch(sentence);
    expect(exitCode).toBe(failures[kind].exitCode);
    expect(cluster.writes).toEqual([]);
  }, 30_000);
});

it('refuses a context that is not local, and names the way to mean it', async () => {
  const remote = join(workspace.root, 'remote-kubeconfig');
  await writeFile(remote, renderKubeconfig('production', 'https://203.0.113.9'));
  const { exitCode, output } = await runCli(workspace, ['deploy', '--yes'], { env: { ...env, KUBECONFIG: remote } });
  expect(exitCode).toBe(failures['context-not-local'].exitCode);
  expect(output).toContain('--context production --allow-remote');
}, 30_000);

it('takes as a target of Nx what is typed behind it, "--env" too', async () => {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const { exitCode, all } = await execa(process.execPath, [nx, 'plan', 'chart', '--env', 'moon'], {
    cwd: workspace.root,
    all: true,
    reject: false,
    stdin: 'ignore',
    env: {
      ...env,
      NX_DAEMON: 'false',
      NODE_OPTIONS: '',
      // An executor reads the graph that Nx has kept; the other tests must not find it.
      NX_CACHE_PROJECT_GRAPH: 'true',
      NX_WORKSPACE_DATA_DIRECTORY: join(workspace.root, '.fakes', 'nx'),
    },
  });
  expect(all).toContain('no environment "moon"');
  expect(exitCode).toBe(1);
}, 60_000);

it('says that an engine which does not answer has to be started', async () => {
  const docker = await fakeTool(
    'dead-docker',
    'process.stderr.write("Cannot connect to the Docker daemon at unix:///x"); process.exit(1)',
  );
  const { exitCode, output } = await runCli(workspace, ['deploy', '--yes'], {
    env: { ...env, TODO_DEPLOY_DOCKER: docker },
  });
  expect([exitCode, output.includes('its engine does not answer')]).toEqual([10, true]);
}, 30_000);

it('names the right that is missing, without a stack', async () => {
  cluster.forbidden.add('/api/v1/namespaces/shop/secrets/fixture-secrets');
  const { exitCode, output } = await runCli(workspace, ['deploy', '--yes'], { env });
  expect(output).toMatch(/The cluster refused it: .*fixture-secrets is forbidden\n-> Ask whoever runs the cluster/);
  expect(output).not.toContain('at async');
  expect(exitCode).toBe(failures['cluster-refused'].exitCode);
  expect(cluster.writes).toEqual([]);
}, 30_000);

it('prints the report of a deploy that failed as JSON, too', async () => {
  const { exitCode, stdout } = await runCli(workspace, ['deploy', '--yes', '--json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'failed',
    changed: false,
    failure: { kind: 'secret-incomplete' },
  });
  expect(exitCode).toBe(failures['secret-incomplete'].exitCode);
}, 30_000);

it('names chart and graph when they do not describe the same services', async () => {
  await workspace.write(
    'apps/ghost/project.json',
    JSON.stringify({
      name: 'ghost',
      tags: ['deploy:service'],
      targets: { 'docker-build': { options: { tags: ['fixture-ghost:$NX_TASK_HASH'] } } },
    }),
  );
  const { exitCode, output } = await runCli(workspace, ['plan'], { env });
  await workspace.write('apps/ghost/project.json', JSON.stringify({ name: 'ghost' }));
  expect(output).toContain('the project "ghost" has no block "ghost.image"');
  expect(exitCode).toBe(failures['chart-mismatch'].exitCode);
}, 30_000);

it('says why a plan cannot be saved', async () => {
  cluster.objects.set('/api/v1/namespaces/shop/secrets/fixture-secrets', fullSecret);
  const { exitCode, output } = await runCli(workspace, ['plan', '--out', 'no/such/folder/plan.json'], { env });
  expect(output).toMatch(/The plan cannot be saved to .*no\/such\/folder\/plan.json: ENOENT/);
  expect(exitCode).toBe(failures.usage.exitCode);
}, 30_000);

it('reads only, when it plans', async () => {
  cluster.objects.set('/api/v1/namespaces/shop/secrets/fixture-secrets', fullSecret);
  const { exitCode, stdout } = await runCli(workspace, ['plan', '--json'], { env });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    releaseAction: 'install',
    namespaceAction: 'create',
    secretAction: 'keep',
    services: [
      { name: 'api', build: true, roll: true },
      // The fake chart renders no Deployment for it.
      { name: 'web', build: true, roll: false },
    ],
  });
  expect(cluster.writes).toEqual([]);
}, 30_000);

it('plans anew after every change: of a file, and of a new one in a new folder', async () => {
  cluster.objects.set('/api/v1/namespaces/shop/secrets/fixture-secrets', fullSecret);
  await execa('git', ['init', '-q'], { cwd: workspace.root });
  await workspace.write('.gitignore', 'node_modules\n.nx\n.fakes\ndist\n');
  await mkdir(join(workspace.root, 'apps/api/later'));
  const file = join(workspace.root, 'apps/api/server.mjs');
  const hash = async (): Promise<string> => {
    const { stdout } = await runCli(workspace, ['plan', '--json'], { env });
    return JSON.parse(stdout).services[0].hash;
  };
  const first = await hash();
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace('crashing', 'Crashing'));
  const changed = await hash();
  await workspace.write('apps/api/later/new.txt', 'new');
  const added = await hash();
  await rm(join(workspace.root, 'apps/api/later/new.txt'));
  await writeFile(file, source);
  expect([new Set([first, changed, added]).size, await hash()]).toEqual([3, first]);
}, 300_000);

it.each([
  ['frontend.replicas=2', { frontend: { replicas: 2 } }],
  ['a.b=text', { a: { b: 'text' } }],
  ['a.tag=007', { a: { tag: '007' } }],
  ['a.tag="7"', { a: { tag: '7' } }],
])('takes --set %s', (text, values) => {
  expect(parseSet(text, {})).toEqual(values);
});

it('documents every command and every exit code', () => {
  const cli = createCli(() => {
    throw new Error('no command is run here');
  });
  const text = renderReference(cli);
  for (const command of cli.commands) expect(text).toContain(`## ${command.name()}`);
  for (const name of Object.keys(failures)) expect(text).toContain(`\`${name}\``);
});
