import type { networkInterfaces } from 'node:os';

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

/** Address range and port of a connection URL, as a NetworkPolicy needs them. A name may lead anywhere. Pure. */
export function networkOf(url: string): { cidr: string; port: number } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  return { cidr: cidrOf(hostname.replace(/^\[|\]$/g, '')), port: port === '' ? 5432 : Number(port) };
}

export function cidrOf(host: string): string {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return `${host}/32`;
  return host.includes(':') ? `${host}/128` : '0.0.0.0/0';
}
