import { networkInterfaces } from 'node:os';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { DeployError, messageOf } from '../failures.ts';
import { hostOf, isLoopback } from '../hosts.ts';

/** Who runs the cluster, as far as the kubeconfig tells. */
export type ClusterKind = 'minikube' | 'kind' | 'k3d' | 'shared-engine' | 'unknown-local' | 'remote';

export interface KubeContext {
  readonly name: string;
  readonly server: string;
  readonly kind: ClusterKind;
  readonly config: KubeConfig;
}

interface ContextFacts {
  readonly name: string;
  readonly server: string;
  readonly clusterName: string;
  readonly ownAddresses: readonly string[];
}

const sharedEngineContexts = /^(docker-desktop|docker-for-desktop|orbstack|rancher-desktop|colima(-.+)?)$/;

/** What kind of cluster a context leads to. Pure. */
export function classifyContext({ name, server, clusterName, ownAddresses }: ContextFacts): ClusterKind {
  if (name.startsWith('kind-')) return 'kind';
  if (name.startsWith('k3d-')) return 'k3d';
  if (sharedEngineContexts.test(name)) return 'shared-engine';
  if (name === 'minikube' || clusterName === 'minikube') return 'minikube';
  const host = URL.canParse(server) ? hostOf(new URL(server)) : '';
  return isLoopback(host) || ownAddresses.includes(host) ? 'unknown-local' : 'remote';
}

export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((entry) => entry.address));
}

export function readKubeContext(wanted: string | undefined): KubeContext {
  const config = new KubeConfig();
  try {
    config.loadFromDefault();
  } catch (cause) {
    const reason = messageOf(cause);
    throw new DeployError('no-cluster', `The kubeconfig cannot be read: ${reason}`, {
      cause,
      hint: 'Mend the file, or name another one in KUBECONFIG; "minikube start" writes one for its cluster.',
    });
  }
  const name = wanted ?? config.getCurrentContext();
  const known = config.getContexts().map((context) => context.name);
  const context = config.getContextObject(name);
  if (context === null) {
    const list = known.length === 0 ? 'it holds none' : `it knows ${known.join(', ')}`;
    throw new DeployError(
      'no-cluster',
      `The kubeconfig has no context "${name}"; ${list}.`,
      known.length === 0 ? {} : { hint: 'Choose one of them with --context.' },
    );
  }
  config.setCurrentContext(name);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new DeployError('no-cluster', `The context "${name}" names no cluster.`);
  const kind = classifyContext({
    name,
    server: cluster.server,
    clusterName: context.cluster,
    ownAddresses: ownAddresses(),
  });
  return { name, server: cluster.server, kind, config };
}

/** @throws DeployError for a cluster that is not known to be local, unless its context was named and remote was allowed */
export function assertMayDeployTo(context: KubeContext, options: { named: boolean; allowRemote: boolean }): void {
  if (context.kind !== 'remote') return;
  if (options.named && options.allowRemote) return;
  throw new DeployError(
    'context-not-local',
    `The kube context "${context.name}" leads to ${context.server}, which is not known to be on this machine.`,
    {
      hint: `Choose a local one with --context, or pass "--context ${context.name} --allow-remote" if you mean it.`,
    },
  );
}
