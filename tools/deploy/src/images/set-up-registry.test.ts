import type { ClusterClient } from '../cluster/cluster-client.ts';
import type { Run } from '../process.ts';
import { canSetUpRegistry, setUpRegistry } from './set-up-registry.ts';

function setting(absent: readonly string[], nodeIsThisMachine = false) {
  const calls: string[] = [];
  const run: Run = (command, args, { input } = {}) => {
    const line = [command, ...args].join(' ');
    calls.push(input === undefined ? line : `${line} < ${input}`);
    const exitCode = absent.some((name) => line === `docker container inspect ${name}`) ? 1 : 0;
    return Promise.resolve({ exitCode, stdout: line.includes('NetworkSettings') ? 'kind \n' : '', stderr: '' });
  };
  const refuse = () => Promise.reject(new Error('not asked for'));
  const client: ClusterClient = {
    get: () => Promise.resolve(undefined),
    create: (path, body) => {
      calls.push(`create ${path}`);
      return Promise.resolve(body);
    },
    metadata: refuse,
    text: refuse,
    replace: refuse,
    patch: refuse,
    remove: refuse,
    lines: () => {
      throw new Error('not asked for');
    },
    close: () => undefined,
  };
  return { setUp: { run, docker: 'docker', client, nodeIsThisMachine, nodeNames: ['n1'] }, calls };
}

it('starts a registry, joins it to the nodes and announces it', async () => {
  const { setUp, calls } = setting(['todo-registry']);
  await setUpRegistry(setUp);
  expect(calls).toEqual([
    'docker container inspect todo-registry',
    'docker run --detach --restart=always --publish 127.0.0.1:5001:5000 --name todo-registry registry:2',
    'docker inspect --format {{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}} n1',
    'docker network connect kind todo-registry',
    'docker exec n1 mkdir -p /etc/containerd/certs.d/localhost:5001',
    'docker exec --interactive n1 cp /dev/stdin /etc/containerd/certs.d/localhost:5001/hosts.toml < [host."http://todo-registry:5000"]\n',
    'create /api/v1/namespaces/kube-public/configmaps',
  ]);
});

it('starts one that was stopped, and nothing more where the node is this machine', async () => {
  const { setUp, calls } = setting([], true);
  await setUpRegistry(setUp);
  expect(calls).toEqual(['docker container inspect todo-registry', 'docker start todo-registry']);
});

it.each([
  ['nodes that are containers here', [], true],
  ['a node in a virtual machine', ['n1'], false],
] as const)('knows whether it can: %s', async (_case, absent, expected) => {
  expect(await canSetUpRegistry(setting(absent).setUp)).toBe(expected);
});
