import { createServer, type Server, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { PortForward } from '@kubernetes/client-node/dist/portforward.js';
import { z } from 'zod';
import { collectionPath, objectPath, withQuery } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { listOf, podSchema, type Pod } from '../cluster/objects.ts';
import { DeployError, messageOf } from '../failures.ts';

interface ForwardOptions {
  readonly client: ClusterClient;
  readonly config: KubeConfig;
  readonly namespace: string;
  readonly serviceName: string;
  readonly localPort: number;
  /** Take another port when this one is in use. */
  readonly mayMove: boolean;
  readonly say: (line: string) => void;
}

export interface Forward {
  readonly port: number;
  close(): Promise<void>;
}

const serviceSchema = z.looseObject({
  spec: z.looseObject({
    selector: z.record(z.string(), z.string()).default({}),
    ports: z
      .array(z.looseObject({ port: z.number(), targetPort: z.union([z.number(), z.string()]).optional() }))
      .default([]),
  }),
});

/**
 * A port of this machine that leads to a Service. Every connection looks for a pod that is ready now, so that it
 * outlives rollouts and restarts, which end the port-forward of kubectl.
 */
export async function startForward(options: ForwardOptions): Promise<Forward> {
  const { client, namespace, serviceName } = options;
  const body = await client.get(objectPath('v1', 'Service', namespace, serviceName));
  if (body === undefined) throw new DeployError('not-deployed', `There is no Service ${serviceName} in ${namespace}.`);
  const { selector, ports } = serviceSchema.parse(body).spec;
  const target = ports[0]?.targetPort ?? ports[0]?.port;
  if (target === undefined) throw new DeployError('not-deployed', `The Service ${serviceName} has no port.`);
  const forwarder = new PortForward(options.config, true);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    connect(socket).catch((error: unknown) => {
      options.say(`No connection to ${serviceName}: ${messageOf(error)}`);
      socket.destroy();
    });
  });

  async function connect(socket: Socket): Promise<void> {
    const pod = await readyPod();
    const errors = new PassThrough();
    errors.on('data', () => socket.destroy());
    await forwarder.portForward(namespace, pod.metadata.name, [portOf(pod, target ?? 0)], socket, errors, socket);
  }

  async function readyPod(): Promise<Pod> {
    const labelSelector = Object.entries(selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const path = withQuery(collectionPath('v1', 'Pod', namespace), { labelSelector });
    const pods = listOf(podSchema).parse((await client.get(path)) ?? {}).items;
    const ready = pods.find(
      (pod) =>
        pod.metadata.deletionTimestamp === undefined &&
        pod.status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
    );
    if (ready === undefined) throw new Error('no pod is ready');
    return ready;
  }

  const port = await listen(server, options);
  return {
    port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

const containerPorts = z.array(
  z.looseObject({
    ports: z.array(z.looseObject({ name: z.string().optional(), containerPort: z.number() })).default([]),
  }),
);

/** The number behind a named port of the pod. Pure. */
export function portOf(pod: Pod, target: number | string): number {
  if (typeof target === 'number') return target;
  const ports = containerPorts.parse(pod.spec.containers).flatMap((container) => container.ports);
  const port = ports.find(({ name }) => name === target);
  if (port === undefined)
    throw new DeployError('not-deployed', `The pod ${pod.metadata.name} has no port "${target}".`);
  return port.containerPort;
}

async function listen(server: Server, { localPort, mayMove, say }: ForwardOptions): Promise<number> {
  for (const port of mayMove ? [localPort, 0] : [localPort]) {
    const bound = await new Promise<number | undefined>((settle, fail) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') settle(undefined);
        else fail(error);
      });
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        settle(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
    if (bound !== undefined) return bound;
    if (mayMove) say(`Port ${String(port)} is in use here; taking another one.`);
  }
  throw new DeployError('usage', `Port ${String(localPort)} is in use on this machine.`, {
    hint: 'Choose another with --port.',
  });
}
