import { Agent, request, type IncomingMessage } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Sent once more because the server closed the reused connection before the first byte, as browsers do it. */
  readonly again: boolean;
}

export interface Client {
  get(path: string, cookie?: string): Promise<Answer>;
  /** Opens a stream; the answer's body is the caller's to read. */
  open(path: string, options: StreamOptions): Promise<IncomingMessage>;
  close(): void;
}

export interface StreamOptions {
  readonly cookie: string;
  readonly signal: AbortSignal;
  readonly lastEventId?: string | undefined;
  readonly body?: unknown;
}

const timeoutMilliseconds = 20_000;

/** A browser's connections to one address: kept alive, a few of them, shared by all requests. */
export function createClient(base: URL, origin: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const streams = new Agent({ keepAlive: false });

  const send = (
    path: string,
    cookie: string | undefined,
    through: Agent,
  ): Promise<{ answer: Answer } | { reused: true }> =>
    new Promise((settle, fail) => {
      const call = request(new URL(path, base), {
        agent: through,
        headers: { ...(cookie === undefined ? {} : { cookie }), accept: '*/*' },
      });
      call.setTimeout(timeoutMilliseconds, () => call.destroy(new Error('no answer within 20 s')));
      call.once('error', (error: NodeJS.ErrnoException) => {
        if (call.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')) settle({ reused: true });
        else fail(error);
      });
      call.once('response', (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.once('error', fail);
        response.once('end', () => {
          settle({ answer: { status: response.statusCode ?? 0, body, again: false } });
        });
      });
      call.end();
    });

  return {
    async get(path, cookie) {
      const first = await send(path, cookie, agent);
      if ('answer' in first) return first.answer;
      const second = await send(path, cookie, streams);
      if ('answer' in second) return { ...second.answer, again: true };
      throw new Error('the connection was closed twice');
    },
    open: (path, { cookie, signal, lastEventId, body }) =>
      new Promise((settle, fail) => {
        const payload = body === undefined ? undefined : JSON.stringify(body);
        const call = request(new URL(path, base), {
          agent: streams,
          signal,
          method: payload === undefined ? 'GET' : 'POST',
          headers: {
            cookie,
            origin,
            accept: 'text/event-stream',
            ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
            ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
          },
        });
        call.once('error', fail);
        call.once('response', settle);
        call.end(payload);
      }),
    close() {
      agent.destroy();
      streams.destroy();
    },
  };
}
