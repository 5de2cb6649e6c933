import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { failures } from './failures.ts';
import { makeFixtureWorkspace, type FixtureWorkspace } from './testing/fixture-workspace.ts';
import { runCli, type CliResult } from './testing/run-cli.ts';

/** What hands, and accidents, do to a cluster between two deploys, each for real: the next deploy mends it. */
const namespace = `todo-drift-${process.pid.toString(36)}`;
const hasCluster = (await execa('kubectl', ['get', 'nodes', '--request-timeout=5s'], { reject: false })).exitCode === 0;
const onCluster = hasCluster ? it : it.skip;

const kubectl = async (...args: string[]): Promise<string> =>
  (await execa('kubectl', ['--namespace', namespace, ...args])).stdout;
const merge = (object: string, patch: unknown): Promise<string> =>
  kubectl('patch', object, '--type=merge', '--patch', JSON.stringify(patch));

let workspace: FixtureWorkspace;
const deploy = (...args: string[]): Promise<CliResult> => runCli(workspace, ['deploy', '--yes', ...args]);

beforeAll(async () => {
  workspace = await makeFixtureWorkspace({ services: ['api', 'web'], namespace, prefix: 'fixture-drift' });
  if (!hasCluster) return;
  const { exitCode, output } = await deploy();
  if (exitCode !== 0) throw new Error(output);
}, 180_000);

afterAll(async () => {
  if (hasCluster) await runCli(workspace, ['destroy', '--yes', '--images']);
  await workspace.remove();
}, 180_000);

/** The token of a Secret's key, and those that the processes of the pods were started with. */
async function tokens(): Promise<{ secret: string; pods: string[] }> {
  const encoded = await kubectl('get', 'secret', 'fixture-secrets', '-o', 'jsonpath={.data.TOKEN}');
  const pods = await Promise.all(
    ['fixture-api', 'fixture-web'].map((name) =>
      kubectl('exec', `deployment/${name}`, '--', 'node', '-p', 'process.env.TOKEN'),
    ),
  );
  return { secret: Buffer.from(encoded, 'base64').toString('utf8'), pods };
}

const releaseSecrets = async (): Promise<string[]> => {
  const names = await kubectl(
    'get',
    'secrets',
    '--selector=owner=helm',
    '--sort-by=.metadata.creationTimestamp',
    '-o',
    'name',
  );
  return names.split('\n').filter((name) => name !== '');
};

interface Accident {
  readonly name: string;
  /** What `status` or the deploy says about it. */
  readonly told: RegExp;
  happen(): Promise<unknown>;
}

const accidents: readonly Accident[] = [
  {
    name: 'a Deployment edited by hand',
    told: /Deployment\/fixture-web has an extra .*env/,
    happen: () => kubectl('set', 'env', 'deployment/fixture-web', 'DEBUG=1'),
  },
  {
    name: 'a limit changed by hand',
    told: /Deployment\/fixture-web has "256Mi" instead of "128Mi"/,
    happen: () => kubectl('set', 'resources', 'deployment/fixture-web', '--limits=memory=256Mi'),
  },
  {
    name: 'scaled replicas',
    told: /Deployment\/fixture-api has 0 instead of 1/,
    happen: () => kubectl('scale', 'deployment/fixture-api', '--replicas=0'),
  },
  {
    name: 'a deleted Deployment',
    told: /Deployment\/fixture-web is gone/,
    happen: () => kubectl('delete', 'deployment', 'fixture-web'),
  },
  {
    name: 'a deleted Service',
    told: /Service\/fixture-api is gone/,
    happen: () => kubectl('delete', 'service', 'fixture-api'),
  },
  {
    name: 'a deleted ConfigMap',
    told: /ConfigMap\/fixture-api is gone/,
    happen: () => kubectl('delete', 'configmap', 'fixture-api'),
  },
  {
    name: 'a ConfigMap with another value and one more',
    told: /ConfigMap\/fixture-web has "red" instead of "blue"/,
    happen: () => merge('configmap/fixture-web', { data: { COLOUR: 'red', EXTRA: 'yes' } }),
  },
  {
    name: 'a deleted NetworkPolicy',
    told: /NetworkPolicy\/fixture-web is gone/,
    happen: () => kubectl('delete', 'networkpolicy', 'fixture-web'),
  },
  {
    name: 'a NetworkPolicy opened by hand',
    told: /NetworkPolicy\/fixture-web (has|lacks)/,
    happen: () => merge('networkpolicy/fixture-web', { spec: { ingress: [{}] } }),
  },
];

async function expectMended(result: CliResult): Promise<void> {
  expect(result).toMatchObject({ exitCode: 0 });
  expect(await kubectl('get', 'deployments', '-o', 'jsonpath={.items[*].status.availableReplicas}')).toBe('1 1');
  expect((await deploy()).output).toContain('Nothing changed');
}

describe('the next deploy mends', () => {
  for (const { name, told, happen } of accidents) {
    onCluster(
      name,
      async () => {
        await happen();
        expect((await runCli(workspace, ['status'])).output).toMatch(told);
        await expectMended(await deploy());
      },
      240_000,
    );
  }

  onCluster(
    'a deleted newest release Secret, though Helm then believes in the revision before',
    async () => {
      await deploy('--set', 'web.cpu=11m');
      const newest = (await releaseSecrets()).at(-1) ?? '';
      await kubectl('delete', newest);
      await expectMended(await deploy());
    },
    240_000,
  );

  onCluster(
    'all release Secrets deleted, though the objects are there',
    async () => {
      await kubectl('delete', 'secrets', '--selector=owner=helm');
      await expectMended(await deploy());
    },
    240_000,
  );

  onCluster(
    'a release left pending by a Helm that was killed',
    async () => {
      const names = ['upgrade', 'fixture', 'chart', '--reuse-values', '--set', 'api.behaviour=unready', '--wait'];
      const helm = execa('helm', [...names, '--namespace', namespace], { cwd: workspace.root, reject: false });
      while (!(await statuses()).includes('pending-upgrade')) await pause(100);
      helm.kill('SIGKILL');
      await helm;
      const result = await deploy();
      expect(result.output).toMatch(/was left pending by a run that was killed/);
      await expectMended(result);
    },
    240_000,
  );

  onCluster(
    'a lost Secret of its own: a new value, and the pods that run with the old one are replaced',
    async () => {
      const before = await tokens();
      await kubectl('delete', 'secret', 'fixture-secrets');
      await expectMended(await deploy());
      const after = await tokens();
      expect(after.secret).not.toBe(before.secret);
      expect(after.pods).toEqual([after.secret, after.secret]);
    },
    240_000,
  );

  onCluster(
    'a key taken out of its own Secret',
    async () => {
      await kubectl(
        'patch',
        'secret',
        'fixture-secrets',
        '--type=json',
        '--patch',
        '[{"op":"remove","path":"/data/TOKEN"}]',
      );
      await expectMended(await deploy());
      const { secret, pods } = await tokens();
      expect(pods).toEqual([secret, secret]);
    },
    240_000,
  );

  onCluster(
    'a value of the Secret changed by hand: the pods that started with the old one are replaced',
    async () => {
      await pause(2000);
      await merge('secret/fixture-secrets', { stringData: { TOKEN: 'by hand' } });
      expect((await runCli(workspace, ['status'])).output).toMatch(/TOKEN of the Secret fixture-secrets is newer/);
      expect((await runCli(workspace, ['plan'])).output).toMatch(/api +- +- +roll +TOKEN of the Secret/);
      await expectMended(await deploy());
      expect(await tokens()).toEqual({ secret: 'by hand', pods: ['by hand', 'by hand'] });
    },
    240_000,
  );

  onCluster(
    'a deleted namespace',
    async () => {
      await execa('kubectl', ['delete', 'namespace', namespace]);
      await expectMended(await deploy());
    },
    240_000,
  );

  onCluster(
    'an image that node and registry have lost',
    async () => {
      const image = await kubectl('get', 'deployment', 'fixture-api', '-o', 'jsonpath={..containers[0].image}');
      await loseImage(image);
      await kubectl('delete', 'pod', '--selector=app.kubernetes.io/component=api', '--force');
      await untilPodLacksImage();
      const result = await deploy();
      expect(result.output).toContain('Bring api');
      await expectMended(result);
    },
    240_000,
  );

  onCluster(
    'nothing of a Secret that somebody else made: it says which key is missing and writes nothing',
    async () => {
      await kubectl('delete', 'secret', 'fixture-secrets');
      await kubectl('create', 'secret', 'generic', 'fixture-secrets', '--from-literal=OTHER=1');
      const before = await kubectl('get', 'secrets,deployments', '-o', 'jsonpath={.items[*].metadata.resourceVersion}');
      const refused = await deploy();
      expect(refused.output).toMatch(/the key "TOKEN" of the Secret "fixture-secrets".*\n?.*made by somebody else/);
      expect(refused.exitCode).toBe(failures['secret-incomplete'].exitCode);
      expect(await kubectl('get', 'secrets,deployments', '-o', 'jsonpath={.items[*].metadata.resourceVersion}')).toBe(
        before,
      );
      await kubectl(
        'patch',
        'secret',
        'fixture-secrets',
        '--type=merge',
        '--patch',
        '{"stringData":{"TOKEN":"theirs"}}',
      );
      await expectMended(await deploy());
      expect(await tokens()).toEqual({ secret: 'theirs', pods: ['theirs', 'theirs'] });
    },
    240_000,
  );
});

async function statuses(): Promise<string> {
  const { stdout } = await execa('helm', ['history', 'fixture', '--namespace', namespace, '--output', 'json']);
  return stdout;
}

/** As a rebuilt node and an emptied registry leave it: the engine alone still has the image. */
async function loseImage(reference: string): Promise<void> {
  await execa('minikube', ['image', 'rm', reference], { reject: false });
  const [, host, name, tag] = /^(localhost:\d+)\/(.+):([^:]+)$/.exec(reference) ?? [];
  if (host === undefined) return;
  const url = `http://${host}/v2/${name ?? ''}/manifests`;
  const accept = 'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json';
  const found = await fetch(`${url}/${tag ?? ''}`, { method: 'HEAD', headers: { accept } });
  const deleted = await fetch(`${url}/${found.headers.get('docker-content-digest') ?? ''}`, { method: 'DELETE' });
  expect(deleted.status).toBe(202);
}

async function untilPodLacksImage(): Promise<void> {
  const reasons = 'jsonpath={.items[*].status.containerStatuses[*].state.waiting.reason}';
  for (;;) {
    const seen = await kubectl('get', 'pods', '--selector=app.kubernetes.io/component=api', '-o', reasons);
    if (/ErrImage|ImagePullBackOff/.test(seen)) return;
    await pause(200);
  }
}
