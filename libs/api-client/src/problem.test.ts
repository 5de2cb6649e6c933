import { createApiClient, unwrap } from './client.ts';
import { ApiError, readProblem, ServiceUnreachable } from './problem.ts';

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

describe('readProblem', () => {
  it.each([
    [
      'problem details as they are',
      { title: 'Not found', detail: 'No task 7.', code: 'task_not_found', request_id: 'r1' },
      { title: 'Not found', detail: 'No task 7.', code: 'task_not_found', request_id: 'r1', status: 404 },
    ],
    ['an HTML page of some proxy', '<html>', { title: 'The service answered 404.', code: 'http_404', status: 404 }],
    ['nothing at all', undefined, { title: 'The service answered 404.', code: 'http_404', status: 404 }],
    [
      'the fields that were wrong, dropping what is no field error',
      { title: 'T', code: 'c', errors: [{ field: 'title', message: 'too long' }, 7, { field: 1 }] },
      { title: 'T', code: 'c', status: 404, errors: [{ field: 'title', message: 'too long' }] },
    ],
  ])('reads %s', (_name, body, expected) => {
    expect(readProblem(404, body)).toEqual(expected);
  });
});

describe('the client', () => {
  it('sends the bearer token and gives the data', async () => {
    const seen: Request[] = [];
    const client = createApiClient({
      baseUrl: 'http://backend.test',
      token: 'secret',
      fetch: (request) => {
        seen.push(request);
        return Promise.resolve(json(200, { status: 'healthy' }));
      },
    });
    expect(await unwrap(client.GET('/health'))).toEqual({ status: 'healthy' });
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer secret');
  });

  it('throws the problem of a refusal', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(json(503, { title: 'Down', code: 'not_ready' }));
    const refused = unwrap(createApiClient({ baseUrl: 'http://backend.test', fetch }).GET('/health'));
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(refused).rejects.toMatchObject({ status: 503, code: 'not_ready' });
  });

  it('tells a service that does not answer from one that refuses', async () => {
    const fetch = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
    const failed = unwrap(createApiClient({ baseUrl: 'http://backend.test', fetch }).GET('/health'));
    await expect(failed).rejects.toBeInstanceOf(ServiceUnreachable);
  });
});
