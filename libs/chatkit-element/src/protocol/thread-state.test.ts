import { assistantSample, threadSample, userSample, widgetSample } from '../testing/samples.ts';
import type { ThreadEvent } from './events.ts';
import type { ItemUpdate } from './events.ts';
import type { WorkflowItem } from './items.ts';
import { EMPTY_THREAD, reduceThread, type LocalEvent, type ThreadState } from './thread-state.ts';

function after(...events: readonly (ThreadEvent | LocalEvent)[]): ThreadState {
  return events.reduce<ThreadState>(reduceThread, EMPTY_THREAD);
}

function update(item_id: string, change: ItemUpdate): ThreadEvent {
  return { type: 'thread.item.updated', item_id, update: change };
}

const delta = (text: string, content_index = 0) =>
  update('a1', { type: 'assistant_message.content_part.text_delta', content_index, delta: text });

describe('a message of the person', () => {
  it('is shown at once and replaced by the one that the server stored', () => {
    const sent = after({ type: 'local.sent', item: userSample('milk', 'local-1') });
    expect([...sent.unconfirmed]).toEqual(['local-1']);
    const stored = reduceThread(sent, { type: 'thread.item.done', item: userSample('milk', 'u9') });
    expect(stored.items.map((item) => item.id)).toEqual(['u9']);
    expect(stored.unconfirmed.size).toBe(0);
  });

  it('keeps an older one that never arrived when a newer one is stored', () => {
    const state = after(
      { type: 'local.sent', item: userSample('lost', 'local-1') },
      { type: 'local.sent', item: userSample('milk', 'local-2') },
      { type: 'thread.item.done', item: userSample('milk', 'u9') },
    );
    expect(state.items.map((item) => item.id)).toEqual(['local-1', 'u9']);
  });
});

describe('an answer', () => {
  const added: ThreadEvent = { type: 'thread.item.added', item: { ...assistantSample(''), content: [] } };

  it('grows by its deltas, also before its part was announced', () => {
    const state = after(added, delta('Do'), delta('ne'), delta('second', 1));
    expect(state.items[0]).toMatchObject({ content: [{ text: 'Done' }, { text: 'second' }] });
    expect([...state.open]).toEqual(['a1']);
  });

  it('is what the last event says it is', () => {
    const state = after(added, delta('Don'), { type: 'thread.item.done', item: assistantSample('Done.') });
    expect(state.items).toEqual([assistantSample('Done.')]);
    expect(state.open.size).toBe(0);
  });

  it('is not duplicated when a run is replayed from its start', () => {
    const state = after(added, delta('Do'), added, delta('Do'), delta('ne'));
    expect(state.items).toHaveLength(1);
    expect(state.items[0]).toMatchObject({ content: [{ text: 'Done' }] });
  });

  it.each([-1, 1.5, 10_000])('ignores a delta for part %d', (index) => {
    const before = after(added);
    expect(reduceThread(before, delta('x', index))).toBe(before);
  });

  it('ignores an update of an item that is not there, and one of another kind', () => {
    const before = after(added);
    expect(
      reduceThread(before, update('nobody', { type: 'workflow.task.added', task_index: 0, task: { type: 'image' } })),
    ).toBe(before);
    expect(
      reduceThread(before, update('a1', { type: 'workflow.task.added', task_index: 0, task: { type: 'image' } })),
    ).toBe(before);
  });

  it('keeps untouched items identical', () => {
    const before = after({ type: 'thread.item.done', item: userSample('hi') }, added);
    expect(reduceThread(before, delta('x')).items[0]).toBe(before.items[0]);
  });
});

describe('widgets and workflows', () => {
  const card = widgetSample([
    { type: 'Col', children: [{ type: 'Text', id: 'x', value: 'a' }] },
    { type: 'Title', value: 't' },
  ]);
  const shown: ThreadEvent = { type: 'thread.item.added', item: card };

  it('streams text into the node of that id only', () => {
    const state = after(
      shown,
      update('w1', { type: 'widget.streaming_text.value_delta', component_id: 'x', delta: 'b', done: true }),
    );
    expect(state.items[0]).toMatchObject({
      widget: { children: [{ children: [{ value: 'ab', streaming: false }] }, { value: 't' }] },
    });
  });

  it('replaces a component, and the root', () => {
    const state = after(
      shown,
      update('w1', { type: 'widget.component.updated', component_id: 'x', component: { type: 'Badge', label: 'ok' } }),
    );
    expect(state.items[0]).toMatchObject({
      widget: { children: [{ children: [{ type: 'Badge' }] }, { type: 'Title' }] },
    });
    const root = reduceThread(
      state,
      update('w1', { type: 'widget.root.updated', widget: { type: 'Card', children: [] } }),
    );
    expect(root.items[0]).toMatchObject({ widget: { children: [] } });
  });

  it('adds and updates the steps of a workflow', () => {
    const item: WorkflowItem = {
      type: 'workflow',
      id: 'f1',
      thread_id: 't1',
      created_at: '2026-01-01T00:00:00Z',
      workflow: { type: 'custom', tasks: [] },
    };
    const state = after(
      { type: 'thread.item.added', item },
      update('f1', { type: 'workflow.task.added', task_index: 0, task: { type: 'custom', title: 'Read' } }),
      update('f1', {
        type: 'workflow.task.updated',
        task_index: 0,
        task: { type: 'custom', title: 'Read', status_indicator: 'complete' },
      }),
      update('f1', { type: 'workflow.task.updated', task_index: 7, task: { type: 'custom', title: 'Ghost' } }),
    );
    expect(state.items[0]).toMatchObject({ workflow: { tasks: [{ title: 'Read', status_indicator: 'complete' }] } });
  });
});

describe('a run', () => {
  it('shows progress until text arrives, and an error with its retry', () => {
    const running = after({ type: 'local.run_started' }, { type: 'progress_update', text: 'Reading' });
    expect(running.progress?.text).toBe('Reading');
    expect(reduceThread(running, { type: 'thread.item.added', item: assistantSample('') }).progress).toBeNull();
    const failed = reduceThread(running, { type: 'error', code: 'stream.error', allow_retry: true });
    expect(failed.failure).toEqual({ code: 'stream.error', message: null, allowRetry: true });
    expect(reduceThread(failed, { type: 'local.run_started' }).failure).toBeNull();
  });

  it('can forbid being stopped', () => {
    expect(after({ type: 'stream_options', stream_options: { allow_cancel: false } }).allowsCancel).toBe(false);
  });

  it('shows the same notice once, and loses it when dismissed', () => {
    const notice: ThreadEvent = { type: 'notice', level: 'warning', message: 'Nearly full' };
    const state = after(notice, notice);
    expect(state.notices).toHaveLength(1);
    expect(reduceThread(state, { type: 'local.notice_dismissed', key: state.notices[0]!.key }).notices).toEqual([]);
  });

  it('drops what stood after the message that is answered again', () => {
    const state = after(
      { type: 'thread.item.done', item: userSample('hi') },
      { type: 'thread.item.done', item: assistantSample('no') },
      { type: 'local.truncated_after', itemId: 'u1' },
    );
    expect(state.items.map((item) => item.id)).toEqual(['u1']);
  });

  it('removes items, and puts older ones before the rest without repeating any', () => {
    const state = after(
      { type: 'thread.updated', thread: threadSample({ title: 'New name' }) },
      { type: 'thread.item.done', item: userSample('hi') },
      { type: 'local.older_loaded', items: [userSample('old', 'u0'), userSample('hi')], older: null },
      { type: 'thread.item.removed', item_id: 'nobody' },
    );
    expect(state.items.map((item) => item.id)).toEqual(['u0', 'u1']);
    expect(state.thread?.title).toBe('New name');
  });
});
