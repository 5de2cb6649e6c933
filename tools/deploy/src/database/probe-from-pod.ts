import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { collectionPath, objectPath } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { managedBy, managedByLabel } from '../cluster/labels.ts';
import { listOf, nodeSchema, podSchema } from '../cluster/objects.ts';
import { DeployError } from '../failures.ts';
import { explain } from '../verify/watch-rollout.ts';
import { judge } from '../verify/verdict.ts';
import type { Json } from '../json.ts';
import { candidateAddresses, type HostAddress } from './addresses.ts';

interface Probe {
  readonly client: ClusterClient;
  readonly namespace: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly signal: AbortSignal;
}

export interface ReachedAddress extends HostAddress {
  /** The address that the pod saw behind the name. */
  readonly peer: string;
}

/**
 * Finds the address of this machine that pods reach, by letting a pod try: one listener on each candidate, all on
 * throw-away ports, so that nothing is opened to a network before it is known to serve.
 */
export async function findHostAddress(probe: Probe): Promise<ReachedAddress> {
  const nodes = listOf(nodeSchema).parse((await probe.client.get('/api/v1/nodes')) ?? {}).items;
  const nodeAddresses = nodes.flatMap((node) => node.status.addresses.map((entry) => entry.address));
  const listeners = await listenOn(candidateAddresses(networkInterfaces(), nodeAddresses));
  try {
    const targets = listeners.map(({ address, port }) => `${address.reach}:${String(port)}`);
    const reached = parseReached(await runProbe(probe, targets));
    for (const { address, port } of listeners) {
      const peer = reached.get(`${address.reach}:${String(port)}`);
      if (peer !== undefined) return { ...address, peer };
    }
    throw new DeployError(
      'no-database',
      'Pods reach no address of this machine, so a database here is no use to them.',
      {
        evidence: [`tried ${targets.join(', ')}`],
        hint: 'Set DATABASE_URL to a Postgres that the cluster reaches, or open the firewall between cluster and host.',
      },
    );
  } finally {
    for (const { server } of listeners) server.close();
  }
}

/** `host:port peer` lines. Pure. */
export function parseReached(output: string): Map<string, string> {
  const reached = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [target, peer] = line.trim().split(/\s+/);
    if (target !== undefined && peer !== undefined) reached.set(target, peer);
  }
  return reached;
}

interface Listener {
  readonly address: HostAddress;
  readonly port: number;
  readonly server: Server;
}

async function listenOn(addresses: readonly HostAddress[]): Promise<Listener[]> {
  const listeners = await Promise.all(
    addresses.map(
      (address) =>
        new Promise<Listener | undefined>((settle) => {
          const server = createServer((socket) => socket.end());
          server.once('error', () => {
            settle(undefined);
          });
          server.listen(0, address.listen, () => {
            const bound = server.address();
            settle(typeof bound === 'object' && bound !== null ? { address, port: bound.port, server } : undefined);
          });
        }),
    ),
  );
  return listeners.filter((listener) => listener !== undefined);
}

/** Runs the command once in a pod of the namespace and gives back what it printed. */
export async function runProbe(probe: Probe, args: readonly string[]): Promise<string> {
  const { client, namespace, signal } = probe;
  const name = `todo-deploy-probe-${Date.now().toString(36)}`;
  const path = objectPath('v1', 'Pod', namespace, name);
  const since = new Date();
  await client.create(collectionPath('v1', 'Pod', namespace), probePod(name, probe, args));
  try {
    for (;;) {
      if (signal.aborted) throw new DeployError('interrupted', 'Stopped while a pod was looking for this machine.');
      const pod = podSchema.parse(await client.get(path));
      if (pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed') return await client.text(`${path}/log`);
      const verdict = judge({ pods: [pod], deployments: [], replicaSets: [], jobs: [], events: [] }, new Date(), since);
      if (verdict !== undefined) throw await explain(client, namespace, verdict);
      if (Date.now() - since.getTime() > 60_000) {
        throw new DeployError('no-database', 'The pod that looks for this machine does not end within 60 s.');
      }
      await pause(250);
    }
  } finally {
    await client.remove(`${path}?gracePeriodSeconds=0`);
  }
}

function probePod(name: string, { image, command }: Probe, args: readonly string[]): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { [managedByLabel]: managedBy } },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: 60,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'probe',
          image,
          command: [...command],
          args: [...args],
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
        },
      ],
    },
  };
}
