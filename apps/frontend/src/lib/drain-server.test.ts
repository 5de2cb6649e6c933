/** @jest-environment node */
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drainServer } from './drain-server';
import { drainingSignal, endingWhen } from './draining';

const get = (port: number, path: string, agent: Agent): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request({ port, path, agent, host: '127.0.0.1' }, resolve).once('error', reject).end();
  });
const read = async (answer: IncomingMessage): Promise<string> => (await answer.setEncoding('utf8').toArray()).join('');

it('answers what comes on kept-alive connections, says goodbye, and waits for what still streams', async () => {
  let finishStream = (): void => undefined;
  let hasEnded = false;
  const drain = drainServer({ lingerMilliseconds: 300, onEnd: () => (hasEnded = true) });
  const server = createServer((incoming, response) => {
    if (incoming.url !== '/stream') response.end('answered');
    else {
      response.write('half ');
      finishStream = () => response.end('whole');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const streams = new Agent({ keepAlive: true });

  const first = await get(port, '/', agent);
  expect(first.headers.connection).toBe('keep-alive');
  await read(first);
  const stream = await get(port, '/stream', streams);

  const drained = drain();
  expect(drainingSignal.aborted).toBe(true);
  const second = await get(port, '/', agent);
  expect([await read(second), second.headers.connection]).toEqual(['answered', 'close']);

  await new Promise((resolve) => setTimeout(resolve, 500));
  await expect(get(port, '/', agent)).rejects.toThrow('ECONNREFUSED');
  expect(hasEnded).toBe(false);
  finishStream();
  expect(await read(stream)).toBe('half whole');
  await drained;
  expect(hasEnded).toBe(true);
  agent.destroy();
  streams.destroy();
});

it('does not linger when nobody is connected', async () => {
  const start = Date.now();
  await drainServer({ lingerMilliseconds: 5000, onEnd: () => undefined })();
  expect(Date.now() - start).toBeLessThan(1000);
});

describe('a stream without an end', () => {
  const encoder = new TextEncoder();
  const endless = (seen: { isCancelled?: boolean }) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode('data: 1\n\n')),
      cancel: () => void (seen.isCancelled = true),
    });

  it('ends as if it were finished when the server drains, and lets the backend go', async () => {
    const seen: { isCancelled?: boolean } = {};
    const draining = new AbortController();
    const text = new Response(endingWhen(draining.signal, endless(seen))).text();
    setTimeout(() => draining.abort(), 20);
    expect(await text).toBe('data: 1\n\n');
    expect(seen.isCancelled).toBe(true);
  });

  it('lets the backend go when its listener leaves', async () => {
    const seen: { isCancelled?: boolean } = {};
    await endingWhen(new AbortController().signal, endless(seen)).cancel();
    expect(seen.isCancelled).toBe(true);
  });

  it('ends and fails with its source', async () => {
    const { signal } = new AbortController();
    expect(await new Response(endingWhen(signal, new Response('all').body ?? endless({}))).text()).toBe('all');
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('cut')) });
    await expect(new Response(endingWhen(signal, broken)).text()).rejects.toThrow('cut');
  });
});
