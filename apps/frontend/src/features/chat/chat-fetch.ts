'use client';

import { signInAgain } from '@/lib/call-action';
import { isRecord } from '@/lib/is-record';

const STREAMING = new Set([
  'threads.create',
  'threads.add_user_message',
  'threads.add_structured_input',
  'threads.retry_after_item',
  'threads.custom_action',
]);

/**
 * Talks to our own server for the chat element. The protocol has no message for "stop": the element aborts the
 * request, and a run outlives its request on purpose (a reload loses nothing), so an abort is told to the server.
 */
export async function chatFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const sent = parse(init?.body);
  const signal = init?.signal;
  if (!signal || !STREAMING.has(sent.type)) return guarded(await fetch(input, init));
  const thread = { id: sent.threadId };
  signal.addEventListener('abort', () => stop(thread.id), { once: true });
  const answer = guarded(await fetch(input, init));
  if (thread.id !== undefined || !answer.body) return answer;
  const [seen, passed] = answer.body.tee();
  void findThread(seen).then((id) => {
    thread.id = id;
    if (signal.aborted) stop(id);
  });
  return new Response(passed, answer);
}

function guarded(answer: Response): Response {
  if (answer.status === 401) signInAgain();
  return answer;
}

function stop(threadId: string | undefined): void {
  if (threadId === undefined) return;
  void fetch('/api/chatkit/stop', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ thread_id: threadId }),
  }).catch(() => undefined);
}

function parse(body: unknown): { type: string; threadId: string | undefined } {
  const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
  const type = isRecord(sent) && typeof sent['type'] === 'string' ? sent['type'] : '';
  const thread = isRecord(sent) && isRecord(sent['params']) ? sent['params']['thread_id'] : undefined;
  return { type, threadId: typeof thread === 'string' ? thread : undefined };
}

/** A new thread gets its id from the first event of the answer. */
async function findThread(stream: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done) return undefined;
    text += decoder.decode(value, { stream: true });
    const id = /"type"\s*:\s*"thread\.created".*?"id"\s*:\s*"([^"]+)"/s.exec(text)?.[1];
    if (id === undefined) continue;
    void reader.cancel();
    return id;
  }
}
