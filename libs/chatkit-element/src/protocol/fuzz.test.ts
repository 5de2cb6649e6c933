import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bodyOf, sseOf } from '../testing/stream-of.ts';
import { parseEvent, type ParsedEvent } from './events.ts';
import { readSse } from './sse.ts';
import { EMPTY_THREAD, reduceThread, type ThreadState } from './thread-state.ts';

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);
const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Letters of one to four bytes, so that cuts fall within characters. */
const tongues = [
  { type: 'progress_update', text: 'سوچ رہا ہے… 🙂 naïve 日本' },
  { type: 'notice', level: 'info', message: 'کل شام 5 بجے 🧾' },
];

const streams: [string, Uint8Array][] = readdirSync(folder)
  .map((name): [string, { events?: unknown[]; sse?: string }] => [
    name,
    JSON.parse(readFileSync(folder + name, 'utf8')),
  ])
  .filter(([, { events, sse }]) => events !== undefined || sse !== undefined)
  .map(([name, { events, sse }]) => [name, new TextEncoder().encode((sse ?? sseOf(events ?? [])) + sseOf(tongues))]);

/** A small generator: the same numbers for the same seed on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function cut(bytes: Uint8Array, random: () => number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    // Mostly a few bytes, at times a whole packet, also an empty one.
    const size = random() < 0.1 ? Math.floor(random() * 1500) : Math.floor(random() * 12);
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  return chunks;
}

async function parsed(chunks: readonly Uint8Array[]): Promise<ParsedEvent[]> {
  const events: ParsedEvent[] = [];
  for await (const { data } of readSse(bodyOf(chunks))) events.push(parseEvent(data));
  return events;
}

function stateOf(events: readonly ParsedEvent[]): ThreadState {
  return events.reduce<ThreadState>(
    (state, event) => (event.kind === 'event' ? reduceThread(state, event.event) : state),
    EMPTY_THREAD,
  );
}

/** Breaks one place of a value: another type, another name, nothing, or far too much. */
function damaged(value: unknown, random: () => number): unknown {
  if (typeof value === 'object' && value !== null && random() < 0.85) {
    const entries = Object.entries(value);
    const at = Math.floor(random() * entries.length);
    const changed = entries.map(([key, inner], index): [string, unknown] =>
      index === at ? [random() < 0.1 ? `${key}_` : key, damaged(inner, random)] : [key, inner],
    );
    return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
  }
  const others = [
    null,
    undefined,
    -1,
    Number.MAX_VALUE,
    '',
    '__proto__',
    [],
    {},
    true,
    'x'.repeat(5000),
    { type: 'new' },
  ];
  return others[Math.floor(random() * others.length)];
}

describe.each(streams)('%s', (_name, bytes) => {
  it('leads to the same state wherever its bytes are cut', async () => {
    const whole = stateOf(await parsed([bytes]));
    expect(whole.notices.at(-1)?.message).toBe('کل شام 5 بجے 🧾');
    for (const seed of SEEDS) expect(stateOf(await parsed(cut(bytes, numbers(seed))))).toEqual(whole);
  });

  it('leads to the same state with unknown and unreadable events in between', async () => {
    const whole = await parsed([bytes]);
    const noise = [
      '{"type":"thread.sparkled"}',
      '{"type":"thread.item.added"}',
      '{"type":"thread.item.updated","item_id":"x","update":{"type":"new"}}',
      '{"type":"constructor"}',
      '{"type":7}',
      '[]',
      'null',
      'no JSON',
      '',
    ].map(parseEvent);
    expect(noise.map(({ kind }) => kind)).toEqual(noise.map(() => 'unreadable'));
    const random = numbers(7);
    const mixed = whole.flatMap((event) => [event, noise[Math.floor(random() * noise.length)] ?? event]);
    expect(stateOf(mixed)).toEqual(stateOf(whole));
  });

  it('is never an exception, whichever part of it is damaged', async () => {
    const whole = await parsed([bytes]);
    for (const seed of SEEDS) {
      const random = numbers(seed);
      const broken = whole.map((event) =>
        event.kind === 'event' && random() < 0.3
          ? parseEvent(JSON.stringify(damaged(event.event, random)) ?? '')
          : event,
      );
      const state = stateOf(broken);
      expect(state.items.every((item) => typeof item.id === 'string')).toBe(true);
    }
  });
});
