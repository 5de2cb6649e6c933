import { objectPath } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { DeployError } from '../failures.ts';
import { lastLines, type Run } from '../process.ts';

interface SetUp {
  readonly run: Run;
  readonly docker: string;
  readonly client: ClusterClient;
  readonly nodeIsThisMachine: boolean;
  readonly nodeNames: readonly string[];
}

const container = 'todo-registry';
const port = 5001;
const host = `localhost:${String(port)}`;
const folder = `/etc/containerd/certs.d/${host}`;
const hostsToml = `[host."http://${container}:5000"]\n`;

export const registryArgs = [
  ...['run', '--detach', '--restart=always', '--publish', `127.0.0.1:${String(port)}:5000`],
  ...['--name', container, 'registry:2'],
];

/** Nodes that are containers of this engine can be told of a registry; a node in a virtual machine cannot. */
export async function canSetUpRegistry({ run, docker, nodeIsThisMachine, nodeNames }: SetUp): Promise<boolean> {
  if (nodeIsThisMachine) return true;
  const inspected = await Promise.all(nodeNames.map((node) => run(docker, ['container', 'inspect', node])));
  return nodeNames.length > 0 && inspected.every(({ exitCode }) => exitCode === 0);
}

/** Starts a registry on this machine and shows it to the nodes, by the convention of kind and of KEP-1755. */
export async function setUpRegistry(setUp: SetUp): Promise<void> {
  const { run, docker, client, nodeIsThisMachine, nodeNames } = setUp;
  const must = async (args: readonly string[], input?: string): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(docker, args, input === undefined ? {} : { input });
    if (exitCode === 0) return stdout;
    throw new DeployError('load-failed', `docker ${args[0] ?? ''} failed: ${lastLines(stderr, 1).join('')}`);
  };
  const present = await run(docker, ['container', 'inspect', container]);
  await must(present.exitCode === 0 ? ['start', container] : registryArgs);
  // What is localhost here is localhost there, and containerd speaks plain HTTP to that.
  if (nodeIsThisMachine) return;
  for (const node of nodeNames) {
    const networks = await must([
      'inspect',
      '--format',
      '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}',
      node,
    ]);
    for (const network of networks.trim().split(/\s+/)) await run(docker, ['network', 'connect', network, container]);
    await must(['exec', node, 'mkdir', '-p', folder]);
    await must(['exec', '--interactive', node, 'cp', '/dev/stdin', `${folder}/hosts.toml`], hostsToml);
  }
  await announce(client);
}

async function announce(client: ClusterClient): Promise<void> {
  const path = objectPath('v1', 'ConfigMap', 'kube-public', 'local-registry-hosting');
  if ((await client.get(path)) !== undefined) return;
  await client.create('/api/v1/namespaces/kube-public/configmaps', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'local-registry-hosting', namespace: 'kube-public' },
    data: { 'localRegistryHosting.v1': `host: "${host}"\n` },
  });
}
