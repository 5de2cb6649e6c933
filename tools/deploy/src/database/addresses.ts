import type { networkInterfaces } from 'node:os';
import { DeployError } from '../failures.ts';
import { hostOf, isLoopback } from '../hosts.ts';

/** An address of this machine as pods may see it, and what a server must listen on to be found there. */
export interface HostAddress {
  readonly reach: string;
  readonly listen: string;
}

const bridge = /^(docker|br-|virbr|podman|minikube)/;
const clusterBridge = /^(bridge|cni|flannel|cali|veth|cbr)/;

/**
 * Addresses under which pods might reach this machine, the most private and lasting ones first: the engine's
 * bridges, then the node's own, then other interfaces; bridges of the cluster last, since they come and go with it.
 * Names that virtual machines know come with the loopback address, to which they forward. Pure.
 */
export function candidateAddresses(
  interfaces: ReturnType<typeof networkInterfaces>,
  nodeAddresses: readonly string[],
): HostAddress[] {
  const own = Object.entries(interfaces).flatMap(([name, list]) =>
    (list ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal)
      .map(({ address }) => ({ name, address })),
  );
  const rank = ({ name, address }: { name: string; address: string }): number => {
    if (bridge.test(name)) return 0;
    if (nodeAddresses.includes(address)) return 1;
    return clusterBridge.test(name) ? 3 : 2;
  };
  const direct = own.sort((a, b) => rank(a) - rank(b)).map(({ address }) => ({ reach: address, listen: address }));
  const names = ['host.docker.internal', 'host.minikube.internal', 'host.k3d.internal'];
  return [...direct, ...names.map((reach) => ({ reach, listen: '127.0.0.1' }))];
}

/**
 * Address range and port of a Postgres URL, as a NetworkPolicy needs them. A name may lead anywhere. undefined: it is no
 * such URL; libraries add the name of a driver to it, as in postgresql+psycopg. Pure.
 */
export function networkOf(url: string): { cidr: string; port: number } | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const { protocol, hostname, port } = parsed;
  if (!/^postgres(ql)?(\+\w+)?:$/.test(protocol) || hostname === '') return undefined;
  return { cidr: cidrOf(hostOf(parsed)), port: port === '' ? 5432 : Number(port) };
}

/** As `networkOf`, of a URL that somebody gave. Pure. @throws DeployError for what no pod could use */
export function givenNetwork(name: string, url: string): { cidr: string; port: number } {
  const network = networkOf(url);
  if (network === undefined) {
    throw new DeployError('no-database', `${name} is not the URL of a Postgres. Nothing was changed.`, {
      hint: 'It looks like postgresql://user:password@host:5432/name; characters such as @ or / in the password are written %40 and %2F.',
    });
  }
  const parsed = new URL(url);
  if (isLoopback(hostOf(parsed))) {
    throw new DeployError(
      'no-database',
      `${name} leads to ${parsed.hostname}: in a pod that is the pod. Nothing was changed.`,
      {
        hint: 'Name an address of this machine that pods reach, or use "--host-database NAME" for a Postgres of the deployment\'s own.',
      },
    );
  }
  return network;
}

export function cidrOf(host: string): string {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return `${host}/32`;
  return host.includes(':') ? `${host}/128` : '0.0.0.0/0';
}
