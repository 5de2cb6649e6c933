import fc from 'fast-check';
import { assistantSample, threadSample } from '../testing/samples.ts';
import { parseEvent } from './events.ts';
import { EMPTY_THREAD, reduceThread, type ThreadState } from './thread-state.ts';

describe('parseEvent', () => {
  it.each([
    ['thread.created', { type: 'thread.created', thread: threadSample() }],
    ['thread.item.added', { type: 'thread.item.added', item: assistantSample('hi') }],
    ['client_effect', { type: 'client_effect', name: 'engine', data: { text: 'x' } }],
    ['an event with fields that a newer server added', { type: 'progress_update', text: 'x', future: { a: 1 } }],
    ['an event with nulls for what is absent', { type: 'notice', level: 'info', message: 'x', title: null }],
  ])('reads %s', (_name, event) => {
    expect(parseEvent(JSON.stringify(event))).toEqual({ kind: 'event', event });
  });

  it.each([
    ['text that is not JSON', '{', { reason: 'not_json', type: '' }],
    ['an event of an unknown type', '{"type":"thread.sparkled"}', { reason: 'unknown_type', type: 'thread.sparkled' }],
    ['an event without its item', '{"type":"thread.item.done"}', { reason: 'malformed', type: 'thread.item.done' }],
    [
      'an item of an unknown type',
      '{"type":"thread.item.done","item":{"type":"hologram","id":"1"}}',
      { reason: 'malformed', type: 'thread.item.done' },
    ],
    [
      'a type that is a property of every object',
      '{"type":"constructor"}',
      { reason: 'unknown_type', type: 'constructor' },
    ],
    ['a list', '[]', { reason: 'unknown_type', type: '' }],
  ])('reports %s instead of throwing', (_name, data, report) => {
    expect(parseEvent(data)).toEqual({ kind: 'unreadable', ...report });
  });

  it('never throws, and neither does the reducer, whatever arrives', () => {
    const types = ['thread.item.updated', 'thread.item.done', 'thread.updated', 'error', 'notice', 'stream_options'];
    const updates = ['assistant_message.content_part.text_delta', 'workflow.task.updated', 'widget.component.updated'];
    const anyEvent = fc.record(
      {
        type: fc.oneof(fc.constantFrom(...types), fc.string()),
        item_id: fc.oneof(fc.constant('a1'), fc.string()),
        item: fc.oneof(fc.constant(assistantSample('x')), fc.object()),
        update: fc.record({
          type: fc.constantFrom(...updates),
          content_index: fc.anything(),
          task_index: fc.integer(),
          delta: fc.anything(),
        }),
        thread: fc.oneof(fc.constant(threadSample()), fc.anything()),
        message: fc.anything(),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(anyEvent, fc.anything()), { maxLength: 20 }), (events) => {
        const start: ThreadState = { ...EMPTY_THREAD, items: [assistantSample('start')] };
        const end = events.reduce<ThreadState>((state, event) => {
          const parsed = parseEvent(JSON.stringify(event) ?? 'undefined');
          return parsed.kind === 'event' ? reduceThread(state, parsed.event) : state;
        }, start);
        expect(new Set(end.items.map((item) => item.id)).size).toBe(end.items.length);
      }),
      { numRuns: 400 },
    );
  });
});
