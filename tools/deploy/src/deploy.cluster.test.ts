import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { failures } from './failures.ts';
import { failureCases } from './testing/failure-cases.ts';
import { makeFixtureWorkspace, type FixtureWorkspace } from './testing/fixture-workspace.ts';
import { runCli, type CliResult } from './testing/run-cli.ts';

/** Real engine, real cluster. The target `test-cluster` runs it; without a cluster each test says that it skipped. */
const namespace = `todo-deploy-${process.pid.toString(36)}`;
const ready = await clusterProblem();
const onCluster = ready === undefined ? it : it.skip;
if (ready !== undefined) process.stderr.write(`skipped the cluster tests of deploy: ${ready}\n`);

async function clusterProblem(): Promise<string | undefined> {
  const { exitCode } = await execa('kubectl', ['get', 'nodes', '--request-timeout=5s'], { reject: false });
  if (exitCode !== 0) return 'no cluster answers';
  return (await execa('docker', ['version'], { reject: false })).exitCode === 0
    ? undefined
    : 'no Docker engine answers';
}

const kubectl = async (...args: string[]): Promise<string> =>
  (await execa('kubectl', ['--namespace', namespace, ...args])).stdout;

async function resourceVersions(): Promise<string> {
  const kinds = 'deployments,services,secrets,configmaps,replicasets,leases';
  return kubectl(
    'get',
    kinds,
    '-o',
    'jsonpath={range .items[*]}{.kind}/{.metadata.name}={.metadata.resourceVersion}{"\\n"}{end}',
  );
}

/** Builds, and saves a source file once before it is done; notes each image that it made. */
const savesDuringTheBuild = `import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
const image = 'fixture-api:' + process.env.NX_TASK_HASH;
const isFirst = !existsSync('built.txt');
if (isFirst) appendFileSync('apps/api/server.mjs', '// saved during the build\\n');
execFileSync('docker', ['build', '--quiet', '--file', 'apps/api/Dockerfile', '--tag', image, '.'], { stdio: 'inherit' });
appendFileSync('built.txt', image + '\\n');
`;

/** A proxy for HTTPS on this machine, and how many connections went through it. */
async function startProxy(): Promise<{ url: string; passed: () => number; close: () => void }> {
  const targets: Socket[] = [];
  const server = createServer();
  server.on('connect', ({ url = '' }: { url?: string }, client: Socket) => {
    const { hostname, port } = new URL(`tcp://${url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    targets.push(target);
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    passed: () => targets.length,
    close: () => {
      server.close();
      for (const target of targets) target.destroy();
    },
  };
}

describe('a deploy to a real cluster', () => {
  let workspace: FixtureWorkspace;
  const deploy = (...args: string[]): Promise<CliResult> => runCli(workspace, ['deploy', '--yes', ...args]);
  const report = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(workspace.root, 'dist/deploy/report.json'), 'utf8'));

  beforeAll(async () => {
    workspace = await makeFixtureWorkspace({ services: ['api', 'web'], namespace });
    if (ready === undefined) await deploy();
  }, 180_000);

  afterAll(async () => {
    if (ready === undefined) await runCli(workspace, ['destroy', '--yes', '--images']);
    await workspace.remove();
  }, 180_000);

  onCluster(
    'a second run writes nothing at all',
    async () => {
      await deploy();
      const before = await resourceVersions();
      const second = await deploy();
      expect(second.output).toContain('Nothing changed');
      expect(await resourceVersions()).toBe(before);
      expect(await report()).toMatchObject({
        changed: false,
        services: [{ action: 'present' }, { action: 'present' }],
      });
    },
    60_000,
  );

  onCluster(
    'succeeds where its report cannot be written, and says so',
    async () => {
      const folder = join(workspace.root, 'dist/deploy');
      await rename(folder, `${folder}.kept`);
      await writeFile(folder, 'no folder');
      const { exitCode, output } = await deploy();
      await rm(folder);
      await rename(`${folder}.kept`, folder);
      expect(output).toMatch(/The report was not written: .*dist.deploy/);
      expect(output).toContain('Nothing changed');
      expect(exitCode).toBe(0);
    },
    60_000,
  );

  onCluster(
    'a change in one service builds and rolls only that one',
    async () => {
      const webBefore = await kubectl('get', 'deployment', 'fixture-web', '-o', 'jsonpath={.metadata.generation}');
      await workspace.write('apps/api/note.txt', `changed ${String(Date.now())}\n`);
      await workspace.write('libs/words/words.mjs', `export const greeting = 'hello';\n`);
      const sameImage = await deploy();
      // The image ignores note.txt: another hash, the same content.
      expect(await report()).toMatchObject({
        changed: false,
        services: [
          { name: 'api', action: 'retagged' },
          { name: 'web', action: 'present' },
        ],
      });
      expect(sameImage.exitCode).toBe(0);
      const source = await readFile(join(workspace.root, 'apps/api/server.mjs'), 'utf8');
      await workspace.write('apps/api/server.mjs', `${source}// ${String(Date.now())}\n`);
      const { output } = await deploy();
      expect(output).toContain('Build api\n');
      expect(await report()).toMatchObject({
        changed: true,
        services: [
          { name: 'api', action: 'built', rolled: true },
          { name: 'web', action: 'present', rolled: false },
        ],
      });
      expect(await kubectl('get', 'deployment', 'fixture-web', '-o', 'jsonpath={.metadata.generation}')).toBe(
        webBefore,
      );
    },
    120_000,
  );

  onCluster(
    'a file saved during a build is in the image that runs, and its half-way image is gone',
    async () => {
      const project = join(workspace.root, 'apps/api/project.json');
      const kept = await readFile(project, 'utf8');
      const described = JSON.parse(kept);
      await workspace.write('build.mjs', savesDuringTheBuild);
      described.targets['docker-build'] = {
        executor: 'nx:run-commands',
        options: { ...described.targets['docker-build'].options, command: 'node build.mjs', forwardAllArgs: false },
      };
      await workspace.write('apps/api/project.json', JSON.stringify(described));
      const { output } = await deploy();
      expect(output.match(/^. Build api$/gm)).toHaveLength(2);
      const built = (await readFile(join(workspace.root, 'built.txt'), 'utf8')).trim().split('\n');
      expect(built).toHaveLength(2);
      const tags = (await execa('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', 'fixture-api']))
        .stdout;
      expect(tags.split('\n')).toContain(built[1]);
      expect(tags.split('\n')).not.toContain(built[0]);
      const shown = await kubectl('exec', 'deployment/fixture-api', '--', 'cat', '/app/server/server.mjs');
      expect(shown).toContain('saved during the build');
      await workspace.write('apps/api/project.json', kept);
      await deploy();
    },
    180_000,
  );

  onCluster(
    'a change by hand is shown and repaired',
    async () => {
      await deploy();
      await kubectl('set', 'env', 'deployment/fixture-web', 'DEBUG=1');
      await kubectl('scale', 'deployment/fixture-api', '--replicas=2');
      const status = await runCli(workspace, ['status']);
      expect(status.output).toMatch(/Changed by hand: Deployment\/fixture-web has an extra .*env/);
      expect(status.output).toMatch(/Changed by hand: Deployment\/fixture-api has 2 instead of 1/);
      expect((await deploy()).exitCode).toBe(0);
      expect((await runCli(workspace, ['status'])).output).toContain('runs this checkout');
      expect(await kubectl('get', 'deployment', 'fixture-web', '-o', 'jsonpath={..env[*].name}')).not.toContain(
        'DEBUG',
      );
    },
    120_000,
  );

  onCluster(
    'goes through the proxy that the kubeconfig names',
    async () => {
      const proxy = await startProxy();
      const config = join(workspace.root, '.kubeconfig');
      await workspace.write('.kubeconfig', await kubectl('config', 'view', '--raw', '--flatten', '--minify'));
      const { stdout: cluster } = await execa('kubectl', [
        'config',
        'view',
        '--minify',
        '-o',
        'jsonpath={.clusters[0].name}',
      ]);
      await execa('kubectl', ['config', 'set-cluster', cluster, `--proxy-url=${proxy.url}`], {
        env: { KUBECONFIG: config },
      });
      try {
        const { output } = await runCli(workspace, ['status'], { env: { KUBECONFIG: config } });
        expect(output).toContain('runs this checkout');
        expect(proxy.passed()).toBeGreaterThan(0);
      } finally {
        proxy.close();
      }
    },
    60_000,
  );

  onCluster(
    'two deploys at once: the second waits and finds nothing to do',
    async () => {
      await workspace.write('libs/words/words.mjs', `export const greeting = 'hello ${String(Date.now())}';\n`);
      const results = await Promise.all([deploy(), deploy()]);
      expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      expect((await deploy()).output).toContain('Nothing changed');
    },
    180_000,
  );

  describe('that cannot end well', () => {
    for (const { name, args, kind, sentence, quotaPods } of failureCases) {
      onCluster(
        `names ${name}, and the last good revision serves again with --rollback-on-failure`,
        async () => {
          await deploy();
          if (quotaPods !== undefined) await kubectl('create', 'quota', 'tight', `--hard=pods=${String(quotaPods)}`);
          const failed = await deploy(...args, '--rollback-on-failure');
          if (quotaPods !== undefined) await kubectl('delete', 'quota', 'tight');
          expect(failed.output).toMatch(sentence);
          expect(failed.exitCode).toBe(failures[kind].exitCode);
          const available = await kubectl('get', 'deployments', '-o', 'jsonpath={.items[*].status.availableReplicas}');
          expect(available).toBe('1 1');
        },
        180_000,
      );
    }

    onCluster(
      'names a missing Secret key before anything is written',
      async () => {
        await deploy();
        const before = await resourceVersions();
        const failed = await deploy('--set', 'extraKey=MISSING');
        expect(failed.output).toMatch(/the key "MISSING" of the Secret "fixture-secrets"/);
        expect(failed.exitCode).toBe(failures['secret-incomplete'].exitCode);
        expect(await resourceVersions()).toBe(before);
      },
      60_000,
    );
  });

  onCluster(
    'no value of a Secret is in a report, a record, the chart or an image',
    async () => {
      const encoded = await kubectl('get', 'secret', 'fixture-secrets', '-o', 'jsonpath={.data.TOKEN}');
      const token = Buffer.from(encoded, 'base64').toString('utf8');
      const everything = [
        await kubectl('get', 'configmaps,deployments,replicasets,pods', '-o', 'yaml'),
        await readFile(join(workspace.root, 'dist/deploy/report.json'), 'utf8'),
        (await execa('helm', ['get', 'all', 'fixture', '--namespace', namespace])).stdout,
      ].join('\n');
      expect(token).toHaveLength(43);
      expect(everything).not.toContain(token);
      expect(everything).not.toContain(encoded);
    },
    60_000,
  );
});
