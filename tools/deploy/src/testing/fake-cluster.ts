import { createServer } from 'node:http';
import { writeFile } from 'node:fs/promises';

export interface FakeCluster {
  /** Path of a kubeconfig that leads here. */
  readonly kubeconfig: string;
  /** "METHOD path" of every request that would have changed something. */
  readonly writes: readonly string[];
  /** Objects by their path; a path without one is 404, a collection is empty. */
  readonly objects: Map<string, unknown>;
  /** Paths that nobody may read. */
  readonly forbidden: Set<string>;
  close(): Promise<void>;
}

const isCollection = (path: string): boolean =>
  /\/(secrets|pods|nodes|configmaps|deployments|services|replicasets|jobs|events)$/.test(path);

/** An API server that holds what a test puts in and writes down what it is asked to change. */
export async function startFakeCluster(kubeconfig: string, { contextName = 'minikube' } = {}): Promise<FakeCluster> {
  const writes: string[] = [];
  const objects = new Map<string, unknown>();
  const forbidden = new Set<string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://fake').pathname;
    const method = request.method ?? 'GET';
    if (method !== 'GET') writes.push(`${method} ${path}`);
    const object = objects.get(path) ?? (isCollection(path) ? { items: [] } : undefined);
    const isForbidden = forbidden.has(path);
    response.statusCode = isForbidden ? 403 : object === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    const problem = { kind: 'Status', message: `${path} ${isForbidden ? 'is forbidden' : 'not found'}` };
    response.end(JSON.stringify(isForbidden ? problem : (object ?? problem)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await writeFile(kubeconfig, renderKubeconfig(contextName, `http://127.0.0.1:${String(port)}`));
  return {
    kubeconfig,
    writes,
    objects,
    forbidden,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export const renderKubeconfig = (name: string, server: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user: {} }],
  });
