/** @jest-environment node */
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { askBackend, maySendAgain } from './ask-backend';

const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('sending a request again', () => {
  it.each(['ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    'is safe for every request when no connection was made: %s',
    (code) => {
      expect([true, false].map((isSafe) => maySendAgain(isSafe, failed(code)))).toEqual([true, true]);
    },
  );

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])(
    'is for requests that change nothing when the connection broke: %s',
    (code) => {
      expect([true, false].map((isSafe) => maySendAgain(isSafe, failed(code)))).toEqual([true, false]);
    },
  );

  it('looks at each address that was tried', () => {
    const both = (...codes: string[]) =>
      new TypeError('fetch failed', { cause: new AggregateError(codes.map((code) => failed(code).cause)) });
    expect(maySendAgain(false, both('ECONNREFUSED', 'ENETUNREACH'))).toBe(true);
    expect(maySendAgain(false, both('ECONNREFUSED', 'ECONNRESET'))).toBe(false);
  });

  it.each([failed('UND_ERR_HEADERS_TIMEOUT'), new DOMException('over', 'TimeoutError'), new Error('else'), 'text'])(
    'is for nothing else: %p',
    (error) => {
      expect(maySendAgain(true, error)).toBe(false);
    },
  );
});

describe('a backend that is being replaced', () => {
  const open: { close: () => unknown }[] = [];
  afterEach(() => open.splice(0).forEach((server) => server.close()));

  const listen = async (server: Server, port = 0) => {
    open.push(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const freePort = async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  it('gets a write that was refused as soon as it listens again, body and all', async () => {
    const port = await freePort();
    const answer = askBackend(() => fetch(`http://127.0.0.1:${String(port)}`, { method: 'POST', body: 'milk' }), {
      isSafe: false,
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await listen(
      createServer((request, response) => void request.pipe(response)),
      port,
    );
    expect(await (await answer).text()).toBe('milk');
  });

  it.each([
    { isSafe: true, expected: 2 },
    { isSafe: false, expected: 1 },
  ])('gets a request that broke again only if it changes nothing: $isSafe', async ({ isSafe, expected }) => {
    let count = 0;
    const port = await listen(
      createServer((request, response) => {
        count += 1;
        if (count === 1) request.socket.destroy();
        else response.end();
      }),
    );
    const method = isSafe ? 'GET' : 'POST';
    await askBackend(() => fetch(`http://127.0.0.1:${String(port)}`, { method }), { isSafe }).catch(() => undefined);
    expect(count).toBe(expected);
  });

  it('is given up after a few attempts within seconds', async () => {
    const port = await freePort();
    let count = 0;
    const send = () => {
      count += 1;
      return fetch(`http://127.0.0.1:${String(port)}`);
    };
    await expect(askBackend(send, { isSafe: true })).rejects.toThrow('fetch failed');
    expect(count).toBe(6);
  });

  it('is asked once when the body can be read once', async () => {
    const port = await freePort();
    let count = 0;
    const send = () => {
      count += 1;
      return fetch(`http://127.0.0.1:${String(port)}`);
    };
    await expect(askBackend(send, { isSafe: true, isOnce: true })).rejects.toThrow('fetch failed');
    expect(count).toBe(1);
  });
});
