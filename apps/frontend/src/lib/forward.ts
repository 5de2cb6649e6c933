import 'server-only';
import { env } from '@/env';
import { askBackend, isSafeMethod } from './ask-backend';
import { clientAddress } from './client-address';
import { drainingSignal, endingWhen } from './draining';
import { isSameOriginWrite } from './same-origin';
import { freshSession } from './session';

interface Forwarding {
  readonly path: string;
  readonly accept?: string;
  /** An answer that only ends with its listener; when this server drains, it ends too. */
  readonly isEndless?: boolean;
}

/** Passes a request of our own pages on to the backend with the bearer token, and the answer back as it arrives. */
export async function forward(request: Request, { path, accept, isEndless = false }: Forwarding): Promise<Response> {
  if (request.method !== 'GET' && !isSameOriginWrite(request.headers, env().PUBLIC_ORIGIN)) {
    return problem(403, 'cross_site_request', 'This request did not come from this site.');
  }
  const session = await freshSession();
  if (!session) return problem(401, 'session_ended', 'Your session ended. Sign in to continue.');
  const headers = new Headers({ authorization: `Bearer ${session.access}` });
  for (const name of ['content-type', 'accept-language', 'idempotency-key', 'last-event-id', 'x-request-id']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set('accept', accept ?? request.headers.get('accept') ?? '*/*');
  const answer = await passThrough(request, path, headers);
  if (!isEndless || !answer.ok || answer.body === null) return answer;
  return new Response(endingWhen(drainingSignal, answer.body), answer);
}

export async function passThrough(request: Request, path: string, headers: Headers): Promise<Response> {
  const address = clientAddress(request.headers);
  if (address) headers.set('x-forwarded-for', address);
  try {
    const kept = await keptBody(request);
    const body = kept ?? request.body;
    const send = () =>
      fetch(new URL(path, env().BACKEND_URL), {
        method: request.method,
        headers,
        signal: request.signal,
        cache: 'no-store',
        redirect: 'manual',
        ...(body === null ? {} : { body, duplex: 'half' }),
      });
    const isOnce = body !== null && kept === undefined;
    const answer = await askBackend(send, { isSafe: isSafeMethod(request.method), isOnce, signal: request.signal });
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer.headers) });
  } catch (cause) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    console.error('The backend did not answer', path, cause);
    return problem(
      503,
      'backend_unreachable',
      'The server cannot be reached. Your text is kept; try again in a moment.',
    );
  }
}

const KEPT_BODY_BYTES = 256 * 1024;

/** A small body is kept, so that it can be sent again; a large one, an import, passes through as it comes. */
async function keptBody(request: Request): Promise<ArrayBuffer | undefined> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  return request.body !== null && length <= KEPT_BODY_BYTES ? request.arrayBuffer() : undefined;
}

const KEPT_HEADERS = [
  'content-type',
  'content-disposition',
  'link',
  'etag',
  'retry-after',
  'www-authenticate',
  'mcp-protocol-version',
  'mcp-session-id',
  'x-request-id',
];

/** `no-transform` keeps every proxy, and Next's own gzip, from holding a stream back until it ends. */
function answerHeaders(from: Headers): Headers {
  const headers = new Headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
  for (const name of KEPT_HEADERS) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

export function problem(status: number, code: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title: detail, status, code, detail },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
