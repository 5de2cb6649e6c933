import { createServer } from 'node:net';

/** Whether `port` can be listened on at `host` now. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => {
      settle(false);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        settle(true);
      });
    });
  });
}

/** A port that nobody listens on at `host` now. */
export async function findFreePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') fail(new Error('The system named no port.'));
        else settle(address.port);
      });
    });
  });
}
