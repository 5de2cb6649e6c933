import type { Server, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { startDraining } from './draining';
import { beforeEachRequest } from './each-request';

interface Options {
  /** Longest time in which kept-alive connections get an answer that says goodbye, before they are closed. */
  readonly lingerMilliseconds: number;
  readonly onEnd: () => void;
}

const pause = promisify(setTimeout);

/**
 * Closing at once, as Next does, resets a kept-alive connection on which the next request is on its way. So each answer
 * first says `Connection: close`, new requests are still served, and streams without an end are ended. What remains
 * after the linger is idle and is closed; answers that still stream are waited for, until the kubelet's patience ends.
 */
export function drainServer({ lingerMilliseconds, onEnd }: Options): () => Promise<void> {
  const servers = new Set<Server>();
  const open = new Map<ServerResponse, Server>();
  let isDraining = false;

  const sayGoodbye = (response: ServerResponse) => {
    const { socket } = response;
    response.shouldKeepAlive = false;
    // Too late for the header of an answer that already streams: its connection is closed after it.
    response.once('finish', () => socket?.destroySoon());
  };
  beforeEachRequest((_request, response, server) => {
    servers.add(server);
    open.set(response, server);
    response.once('close', () => open.delete(response));
    if (isDraining) sayGoodbye(response);
  });

  return async () => {
    isDraining = true;
    for (const response of open.keys()) sayGoodbye(response);
    startDraining();
    const until = Date.now() + lingerMilliseconds;
    while (Date.now() < until && (await countConnections(servers)) > 0) await pause(100);
    await Promise.all([...servers].map((server) => promisify(server.close.bind(server))()));
    onEnd();
  };
}

async function countConnections(servers: Iterable<Server>): Promise<number> {
  const counts = await Promise.all(
    [...servers].map((server) => promisify(server.getConnections.bind(server))().catch(() => 0)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
