import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage } from 'node:http';
import type { Client } from './client.ts';

/** What the load saw. */
export interface Tally {
  requests: number;
  again: number;
  readonly failed: string[];
  readonly milliseconds: number[];
  streamsEnded: number;
  streamsJoinedAgain: number;
  readonly streamsLost: string[];
  answers: number;
  answersJoinedAgain: number;
  readonly answersLost: string[];
}

export const emptyTally = (): Tally => ({
  requests: 0,
  again: 0,
  failed: [],
  milliseconds: [],
  streamsEnded: 0,
  streamsJoinedAgain: 0,
  streamsLost: [],
  answers: 0,
  answersJoinedAgain: 0,
  answersLost: [],
});

interface Load {
  readonly client: Client;
  readonly cookies: readonly string[];
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** So many requests a second, by the clock: a slow server does not lessen them. */
export async function sendRequests(load: Load, perSecond: number): Promise<void> {
  const { client, cookies, signal, tally } = load;
  const today = new Date().toISOString().slice(0, 10);
  const paths = ['/ready', `/api/tasks?today=${today}`, '/ready', '/sign-in', '/ready'];
  const running = new Set<Promise<void>>();
  const start = performance.now();
  for (let count = 0; !signal.aborted; count += 1) {
    const wait = start + (count * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const path = paths[count % paths.length] ?? '/ready';
    const sent = sendOne(client, path, cookies[count % cookies.length] ?? '', tally).finally(() =>
      running.delete(sent),
    );
    running.add(sent);
  }
  await Promise.all(running);
}

async function sendOne(client: Client, path: string, cookie: string, tally: Tally): Promise<void> {
  const start = performance.now();
  tally.requests += 1;
  try {
    const { status, body, again } = await client.get(path, cookie);
    if (again) tally.again += 1;
    if (status >= 400) tally.failed.push(`${path}: ${String(status)} ${body.slice(0, 80)}`);
  } catch (error) {
    tally.failed.push(`${path}: ${reason(error)}`);
  }
  tally.milliseconds.push(performance.now() - start);
}

/** One open chat: its live events all the time, a message now and then; what is cut is joined again. */
export async function keepChatOpen(load: Load, index: number): Promise<void> {
  await Promise.all([keepEvents(load, index), chat(load, index)]);
}

const isAnswered = (status: number | undefined): boolean => status === 200 || status === 204;

/** As an EventSource does it: comes back with the last id it saw. */
async function keepEvents({ client, cookies, signal, tally }: Load, index: number): Promise<void> {
  const cookie = cookies[index % cookies.length] ?? '';
  let lastEventId: string | undefined;
  let isFirst = true;
  while (!signal.aborted) {
    const stream = await comeBack(() => client.open('/api/events', { cookie, signal, lastEventId }), signal);
    if (signal.aborted) return;
    if (stream === undefined) {
      tally.streamsLost.push(`events ${String(index)}`);
      return;
    }
    if (!isFirst) tally.streamsJoinedAgain += 1;
    isFirst = false;
    const { text } = await read(stream);
    lastEventId = [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? lastEventId;
    if (!signal.aborted) tally.streamsEnded += 1;
  }
}

/** Tries for ten seconds, as pages do. */
async function comeBack(
  open: () => Promise<IncomingMessage>,
  signal: AbortSignal,
): Promise<IncomingMessage | undefined> {
  for (let attempt = 0; attempt < 10 && !signal.aborted; attempt += 1) {
    try {
      const stream = await open();
      if (isAnswered(stream.statusCode)) return stream;
      stream.resume();
    } catch {
      // Tried again.
    }
    await pause(1000, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

async function read(stream: IncomingMessage): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  stream.setEncoding('utf8');
  try {
    for await (const chunk of stream) text = (text + String(chunk)).slice(-100_000);
    return { text, isWhole: stream.complete };
  } catch {
    return { text, isWhole: false };
  }
}

const messages = ['Show me all my tasks', "What's pending?", 'Add a task to buy milk'];
const secondsBetweenMessages = 25;

async function chat({ client, cookies, signal, tally }: Load, index: number): Promise<void> {
  const cookie = cookies[index % cookies.length] ?? '';
  let thread: string | undefined;
  await pause(((index * 997) % 1000) * secondsBetweenMessages, undefined, { signal }).catch(() => undefined);
  for (let count = 0; !signal.aborted; count += 1) {
    const content = [{ type: 'input_text', text: messages[count % messages.length] }];
    const input = { content, attachments: [], inference_options: {} };
    const body =
      thread === undefined
        ? { type: 'threads.create', params: { input } }
        : { type: 'threads.add_user_message', params: { thread_id: thread, input } };
    tally.answers += 1;
    try {
      // The load's end does not cut an answer: only a deploy may.
      const stream = await client.open('/api/chatkit', { cookie, signal: new AbortController().signal, body });
      const { text, isWhole } = await read(stream);
      thread ??= /"thread":\s*\{\s*"id":\s*"([^"]+)"/.exec(text)?.[1];
      if (stream.statusCode !== 200)
        tally.answersLost.push(`message: ${String(stream.statusCode)} ${text.slice(0, 80)}`);
      else if (!isWhole) await joinAnswer({ client, cookies, signal, tally }, { cookie, thread });
    } catch (error) {
      tally.answersLost.push(`message: ${reason(error)}`);
    }
    await pause(secondsBetweenMessages * 1000, undefined, { signal }).catch(() => undefined);
  }
}

async function joinAnswer(
  { client, signal, tally }: Load,
  { cookie, thread }: { readonly cookie: string; readonly thread: string | undefined },
): Promise<void> {
  const path = `/api/chatkit/runs/${encodeURIComponent(thread ?? '')}/events`;
  const stream = thread === undefined ? undefined : await comeBack(() => client.open(path, { cookie, signal }), signal);
  if (stream === undefined) tally.answersLost.push('an answer that was cut could not be joined');
  else {
    await read(stream);
    tally.answersJoinedAgain += 1;
  }
}
