import { isSameOriginWrite } from './same-origin';

const request = (headers: Record<string, string>) => new Headers({ host: 'todo.example', ...headers });

describe('a request that changes something', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://todo.example' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://todo.example' }],
  ])('is ours with %j', (headers) => {
    expect(isSameOriginWrite(request(headers))).toBe(true);
  });

  it.each([
    [{}],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://todo.example' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://other.todo.example' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('is refused with %j', (headers) => {
    expect(isSameOriginWrite(request(headers))).toBe(false);
  });

  it('may come from the public origin when the server is known by another name inside', () => {
    const headers = request({ origin: 'https://public.example', 'sec-fetch-site': 'same-origin' });
    expect(isSameOriginWrite(headers, 'https://public.example')).toBe(true);
  });
});
