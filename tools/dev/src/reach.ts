import { createServer, connect, type Server, type Socket } from 'node:net';

export interface Reached {
  readonly url: string;
  close(): Promise<void>;
}

/** A port of this machine that passes every connection on to `host:port`, as it is. */
export async function passOn(localPort: number, host: string, port: number): Promise<Reached> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(port, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((settle, fail) => {
    server.once('error', fail);
    server.listen(localPort, '127.0.0.1', settle);
  });
  return {
    url: `http://localhost:${String(localPort)}`,
    close: () =>
      new Promise((settle) => {
        server.close(() => {
          settle();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Whether the address answers from here: on a cluster of this machine a Service does, behind a virtual machine not. */
export async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
  return answer?.ok === true;
}
