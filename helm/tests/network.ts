import type { V1NetworkPolicyPeer, V1NetworkPolicyPort, V1NetworkPolicySpec } from '@kubernetes/client-node';
import type { Manifest } from '../nx/render-chart.ts';

/** One end of a connection: a pod of the release's namespace, a pod elsewhere, or an address outside. */
export interface End {
  readonly labels?: Readonly<Record<string, string>>;
  readonly namespace?: Readonly<Record<string, string>>;
  readonly address?: string;
}

type Direction = 'Ingress' | 'Egress';

/**
 * Whether the policies allow a connection, as Kubernetes reads them: both ends must, and a pod that no policy of a
 * direction selects is open in it.
 */
export function allows(policies: readonly Manifest[], from: End, to: End, port: number, protocol = 'TCP'): boolean {
  const specs = policies.flatMap(({ kind, spec }) => (kind === 'NetworkPolicy' ? [policySpec(spec)] : []));
  return open(specs, 'Egress', from, to, { port, protocol }) && open(specs, 'Ingress', to, from, { port, protocol });
}

function policySpec(spec: object | undefined): V1NetworkPolicySpec {
  return { ...spec };
}

function open(
  specs: readonly V1NetworkPolicySpec[],
  direction: Direction,
  own: End,
  other: End,
  at: { port: number; protocol: string },
): boolean {
  const isOutside = own.labels === undefined || own.namespace !== undefined;
  const selecting = specs.filter(
    ({ podSelector, policyTypes = [] }) =>
      policyTypes.includes(direction) && selects(podSelector?.matchLabels, own.labels),
  );
  if (isOutside || selecting.length === 0) return true;
  return selecting.some(({ ingress = [], egress = [] }) => {
    const rules =
      direction === 'Ingress'
        ? ingress.map(({ _from, ports, ...rest }) => ({ peers: _from ?? peersIn(rest), ports }))
        : egress.map(({ to, ports }) => ({ peers: to, ports }));
    return rules.some(
      ({ peers, ports }) => matchesPort(ports, at) && (!peers || peers.some((peer) => isPeer(peer, other))),
    );
  });
}

/** Kubernetes' TypeScript model calls the field `_from`; in a manifest it is `from`. */
function peersIn(rule: { from?: V1NetworkPolicyPeer[] }): V1NetworkPolicyPeer[] | undefined {
  return rule.from;
}

function matchesPort(ports: readonly V1NetworkPolicyPort[] | undefined, at: { port: number; protocol: string }) {
  return !ports || ports.some(({ port, protocol }) => port === at.port && (protocol ?? 'TCP') === at.protocol);
}

function isPeer({ podSelector, namespaceSelector, ipBlock }: V1NetworkPolicyPeer, end: End): boolean {
  if (ipBlock) return end.address !== undefined && contains(ipBlock.cidr, end.address);
  if (end.address !== undefined) return false;
  const isInNamespace = namespaceSelector
    ? selects(namespaceSelector.matchLabels, end.namespace ?? {})
    : end.namespace === undefined;
  return isInNamespace && selects(podSelector?.matchLabels, end.labels);
}

function selects(
  wanted: Readonly<Record<string, string>> = {},
  labels: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function contains(cidr: string, address: string): boolean {
  const [network = '', bits = '32'] = cidr.split('/');
  if (network.includes(':') || address.includes(':')) return network === '::' && address.includes(':');
  const shift = 2 ** (32 - Number(bits));
  return Math.floor(numeric(network) / shift) === Math.floor(numeric(address) / shift);
}

function numeric(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
