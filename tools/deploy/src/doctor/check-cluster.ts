import { collectionPath } from '../cluster/api-paths.ts';
import { listOf, nodeSchema, podSchema } from '../cluster/objects.ts';
import { parseQuantity } from '../cluster/quantity.ts';
import { readKubernetesVersion } from '../cluster/read-version.ts';
import { chooseLoader, readLoaderFacts } from '../images/choose-loader.ts';
import { canSetUpRegistry, registryArgs, setUpRegistry } from '../images/set-up-registry.ts';
import type { LoaderKind } from '../images/loader.ts';
import { loaderOptions, type Session } from '../session.ts';
import type { z } from 'zod';
import { ok, problem, warning, type Finding } from './finding.ts';
import { messageOf } from '../failures.ts';

const minimumCpus = 4;
const minimumMemoryBytes = 8e9;
const oldestMinor = 28;
/** Network plugins that enforce NetworkPolicies, by the names of their DaemonSets and pods. */
const enforcing = /calico|cilium|kube-router|weave|antrea|netpol|kindnet|ovn|canal/;

export async function checkCluster(session: Session): Promise<Finding[]> {
  const { client, kube } = session;
  const { gitVersion, minor } = (await readKubernetesVersion(client)) ?? { gitVersion: '?', minor: 0 };
  const [nodes, systemPods] = await Promise.all([
    client.get('/api/v1/nodes'),
    client.get(collectionPath('v1', 'Pod', 'kube-system')),
  ]);
  const pods = listOf(podSchema).parse(systemPods ?? {}).items;
  const dns = pods.filter(({ metadata }) => metadata.labels['k8s-app'] === 'kube-dns');
  const plugin = pods.map(({ metadata }) => metadata.name).find((name) => enforcing.test(name));
  return [
    minor >= oldestMinor
      ? ok('cluster', `${gitVersion} at ${kube.server}`)
      : warning(
          'cluster',
          `${gitVersion} is older than 1.${String(oldestMinor)}`,
          'minikube start --kubernetes-version stable',
        ),
    kube.kind === 'remote'
      ? warning('context', `${kube.name} is not on this machine`, 'kubectl config use-context minikube')
      : ok('context', `${kube.name} (${kube.kind})`),
    ...resourceFindings(listOf(nodeSchema).parse(nodes ?? {}).items),
    dns.some((pod) => pod.status.containerStatuses.every((status) => status.ready))
      ? ok('dns', 'the cluster resolves names')
      : problem(
          'dns',
          'no DNS pod of the cluster is ready',
          'kubectl --namespace kube-system get pods --selector k8s-app=kube-dns',
        ),
    plugin === undefined
      ? warning(
          'network-policy',
          'no network plugin is known here that enforces NetworkPolicies; the chart sets them in vain',
          'minikube start --cni calico',
        )
      : ok('network-policy', `enforced by ${plugin}`),
    ok('access', `by a port-forward: npx nx open ${session.chartName}`),
    await loaderFinding(session),
  ];
}

function resourceFindings(nodes: readonly z.output<typeof nodeSchema>[]): Finding[] {
  const sum = (name: string): number =>
    nodes.reduce((total, node) => total + (parseQuantity(node.status.capacity[name] ?? '0') ?? 0), 0);
  const [cpus, memory] = [sum('cpu'), sum('memory')];
  const text = `${String(cpus)} CPU, ${(memory / 1e9).toFixed(1)} GB of memory`;
  const isSmall = cpus < minimumCpus || memory < minimumMemoryBytes;
  const advice = 'minikube stop && minikube start --cpus 4 --memory 8g';
  return [isSmall ? warning('resources', `${text}; the plan asks for 4 CPU and 8 GB`, advice) : ok('resources', text)];
}

/** Ways that bring the whole image each time. */
const slow: ReadonlySet<LoaderKind> = new Set(['minikube', 'kind', 'k3d', 'node-import']);

async function loaderFinding(session: Session): Promise<Finding> {
  const options = loaderOptions(session);
  try {
    const loader = await chooseLoader(options);
    if (!slow.has(loader.kind)) return ok('images', `travel by ${loader.title}`);
    const text = `travel by ${loader.title}, which takes seconds each time; by a registry that both reach, a changed layer takes 0.2 s`;
    const { nodeIsThisMachine, nodeNames } = await readLoaderFacts(options);
    const setUp = {
      run: session.run,
      docker: session.environment.tools.docker,
      client: session.client,
      nodeIsThisMachine,
      nodeNames,
    };
    if (!(await canSetUpRegistry(setUp))) return warning('images', text, 'minikube addons enable registry');
    const command = nodeIsThisMachine ? `docker ${registryArgs.join(' ')}` : `npx nx doctor ${session.chartName} --fix`;
    return { ...warning('images', text, command), fix: () => setUpRegistry(setUp) };
  } catch (error) {
    return problem('images', messageOf(error), 'docker info');
  }
}
