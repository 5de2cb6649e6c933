import { isRecord } from '../protocol/guards.ts';
import { bodyOf, sseOf } from './stream-of.ts';

export interface SentRequest {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Answer =
  | readonly unknown[]
  | { readonly json: unknown }
  | { readonly status: number; readonly body?: unknown }
  | { readonly broken: readonly unknown[] }
  | Error
  | 'hang';

/** A ChatKit server of answers given beforehand: the last of each type is kept for all later requests. */
export class FakeServer {
  readonly requests: SentRequest[] = [];
  aborted = 0;
  private readonly answers = new Map<string, Answer[]>();

  on(type: string, ...answers: Answer[]): this {
    this.answers.set(type, answers);
    return this;
  }

  last(type: string): SentRequest | undefined {
    return this.requests.findLast((request) => request.type === type);
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    const request: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : '{"type":"join","params":{}}');
    if (!isRecord(request) || typeof request['type'] !== 'string' || !isRecord(request['params']))
      throw new Error('bad request');
    const type = request['type'];
    this.requests.push({ type, params: request['params'] });
    const queue = this.answers.get(type) ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    return this.respond(answer ?? { status: 404 }, init?.signal ?? null);
  };

  private respond(answer: Answer, signal: AbortSignal | null): Response {
    if (answer instanceof Error) throw answer;
    const sse = { headers: { 'content-type': 'text/event-stream' } };
    if (answer === 'hang') return new Response(this.endless(signal), sse);
    if ('broken' in answer) return new Response(brokenAfter(answer.broken), sse);
    if ('json' in answer) return Response.json(answer.json);
    if ('status' in answer) {
      const body = answer.body === undefined ? null : JSON.stringify(answer.body);
      return new Response(body, { status: answer.status, headers: { 'content-type': 'application/problem+json' } });
    }
    return new Response(bodyOf([sseOf(answer)]), sse);
  }

  private endless(signal: AbortSignal | null): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        signal?.addEventListener('abort', () => {
          this.aborted += 1;
          controller.error(new DOMException('aborted', 'AbortError'));
        });
      },
    });
  }
}

/** A connection that is lost in the middle of an answer. */
function brokenAfter(events: readonly unknown[]): ReadableStream<Uint8Array> {
  const chunks = [new TextEncoder().encode(sseOf(events))];
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.error(new TypeError('network error'));
      else controller.enqueue(chunk);
    },
  });
}
