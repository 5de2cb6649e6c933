/** @jest-environment node */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { overwriteForwardedFor } from './socket-address';

it('reports the address of the connection, whatever the caller claims', async () => {
  overwriteForwardedFor();
  const server = createServer((request, response) => response.end(request.headers['x-forwarded-for']));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${String(port)}`, { headers: { 'x-forwarded-for': '6.6.6.6' } });
  expect(await answer.text()).toBe('127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
});
