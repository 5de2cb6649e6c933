import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { render } from 'lit';
import { isThread, isThreadItem, parsePage } from './protocol/items.ts';
import { parseEvent, type ThreadEvent } from './protocol/events.ts';
import { readSse } from './protocol/sse.ts';
import { EMPTY_THREAD, reduceThread, type ThreadState } from './protocol/thread-state.ts';
import { bodyOf, sseOf } from './testing/stream-of.ts';
import { FakeServer } from './testing/fake-server.ts';
import { mount } from './testing/mount.ts';

interface Recording {
  readonly description: string;
  readonly request: { readonly type?: string };
  readonly events?: readonly unknown[];
  readonly sse?: string;
  readonly json?: unknown;
}

/** What the project's own backend answered, recorded by its tests. */
const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const recordings = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(folder + name, 'utf8')) as Recording] as const);

const streams = recordings.filter(([, { events, sse }]) => events !== undefined || sse !== undefined);

async function eventsOf({ events, sse }: Recording, cut: number): Promise<ThreadEvent[]> {
  const bytes = new TextEncoder().encode(sse ?? sseOf(events ?? []));
  const chunks = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) =>
    bytes.slice(at * cut, (at + 1) * cut),
  );
  const read: ThreadEvent[] = [];
  for await (const { data } of readSse(bodyOf(chunks))) {
    const parsed = parseEvent(data);
    expect(parsed).toMatchObject({ kind: 'event' });
    if (parsed.kind === 'event') read.push(parsed.event);
  }
  return read;
}

describe('recorded streams', () => {
  it.each(streams)('%s is understood in full, however it is cut', async (_name, recording) => {
    const whole = await eventsOf(recording, 1 << 20);
    expect(whole.length).toBeGreaterThan(0);
    expect(await eventsOf(recording, 7)).toEqual(whole);
  });

  it.each(streams)('%s leads to the same thread when it is replayed', async (_name, recording) => {
    const events = await eventsOf(recording, 1 << 20);
    const once = events.reduce<ThreadState>(reduceThread, EMPTY_THREAD);
    const twice = [...events, ...events].reduce<ThreadState>(reduceThread, EMPTY_THREAD);
    expect(twice.items).toEqual(once.items);
    expect(once.open.size).toBe(0);
  });

  it.each(streams)('%s is drawn without an unknown part', async (_name, recording) => {
    const events = await eventsOf(recording, 1 << 20);
    const server = new FakeServer().on('threads.create', events);
    const page = await mount(server);
    await page.type('go');
    await page.press('Enter');
    await page.settle();
    expect(page.text()).not.toContain('cannot be shown');
    expect(page.events.filter(([name]) => name === 'log')).toEqual([]);
    render(null, document.body);
  });
});

describe('recorded pages', () => {
  it.each(recordings.filter(([, { json }]) => json !== undefined))('%s keeps every row', (_name, { json, request }) => {
    const page = json as { data?: unknown[]; items?: { data: unknown[] } };
    if (request.type === 'threads.get_by_id') expect(isThread(page)).toBe(true);
    const rows = page.items?.data ?? page.data ?? [];
    const guard = request.type === 'threads.list' ? isThread : isThreadItem;
    expect(parsePage({ data: rows }, (row): row is object => guard(row)).data).toHaveLength(rows.length);
  });
});
