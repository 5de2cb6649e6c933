import { isRecord, isString } from '../protocol/guards.ts';
import { parseEvent, type ParsedEvent } from '../protocol/events.ts';
import type { JsonRequest, StreamingRequest } from '../protocol/requests.ts';
import { readSse } from '../protocol/sse.ts';
import { ChatKitRequestError } from './errors.ts';

export interface ClientOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly locale: string;
  /** Base of the run routes of a server that keeps answers running across disconnects. */
  readonly runsUrl: string | null;
}

/** One POST endpoint, JSON in, JSON or server-sent events out. */
export class ChatKitClient {
  constructor(private readonly options: ClientOptions) {}

  async ask(request: JsonRequest, signal?: AbortSignal): Promise<unknown> {
    const response = await this.post(request, 'application/json', signal);
    try {
      return await response.json();
    } catch (cause) {
      throw new ChatKitRequestError('The server sent an answer that is not JSON.', { kind: 'protocol', cause });
    }
  }

  async *stream(request: StreamingRequest, signal: AbortSignal): AsyncGenerator<ParsedEvent, void, void> {
    const response = await this.post(request, 'text/event-stream', signal);
    yield* this.events(response, signal);
  }

  /** Joins an answer that is being written; null when none is. */
  async join(threadId: string, signal: AbortSignal): Promise<AsyncGenerator<ParsedEvent, void, void> | null> {
    if (this.options.runsUrl === null) return null;
    const url = `${this.options.runsUrl}/${encodeURIComponent(threadId)}/events`;
    const response = await this.fetch(url, { headers: { Accept: 'text/event-stream' }, signal });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    return response.ok && response.status !== 204 && isStream ? this.events(response, signal) : null;
  }

  private async *events(response: Response, signal: AbortSignal): AsyncGenerator<ParsedEvent, void, void> {
    if (response.body === null) return;
    try {
      for await (const message of readSse(response.body)) yield parseEvent(message.data);
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new ChatKitRequestError('The connection ended in the middle of an answer.', { kind: 'offline', cause });
    }
  }

  private async post(request: JsonRequest | StreamingRequest, accept: string, signal?: AbortSignal): Promise<Response> {
    const response = await this.fetch(this.options.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept, 'Accept-Language': this.options.locale },
      body: JSON.stringify({ ...request, metadata: {} }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      return await this.options.fetch(url, init);
    } catch (cause) {
      if (init.signal?.aborted === true) throw cause;
      throw new ChatKitRequestError('The server cannot be reached.', { kind: 'offline', cause });
    }
  }
}

/** The reason a server gave: problem details (RFC 9457), FastAPI's `detail`, or the status alone. */
async function refusal(response: Response): Promise<ChatKitRequestError> {
  const body: unknown = await response.json().catch(() => null);
  const said = isRecord(body) ? [body['detail'], body['message'], body['title']].find(isString) : undefined;
  return new ChatKitRequestError(said ?? `The server answered ${String(response.status)}.`, {
    kind: 'refused',
    status: response.status,
    reason: said ?? null,
  });
}
