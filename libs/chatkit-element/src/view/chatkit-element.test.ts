import { FakeServer } from '../testing/fake-server.ts';
import { mount, type Mounted } from '../testing/mount.ts';
import { assistantSample, threadSample, userSample, widgetSample } from '../testing/samples.ts';

const created = { type: 'thread.created', thread: threadSample() };
const stored = { type: 'thread.item.done', item: userSample('add milk') };
const answered = { type: 'thread.item.done', item: assistantSample('Done: **milk**.') };
const threadOf = (...items: unknown[]) => ({ json: { ...threadSample(), items: { data: items, has_more: false } } });

async function say(page: Mounted, text: string): Promise<void> {
  await page.type(text);
  await page.press('Enter');
}

describe('a conversation', () => {
  it('starts, streams and tells the page', async () => {
    const effect = { type: 'client_effect', name: 'engine', data: { text: 'Answered here.' } };
    const page = await mount(new FakeServer().on('threads.create', [created, stored, answered, effect]));
    await say(page, 'add milk');
    expect(page.text()).toContain('Done: milk.');
    expect(page.root().querySelector('#engine')?.textContent).toBe('Answered here.');
    expect(page.events.map(([name]) => name)).toEqual([
      'ready',
      'response.start',
      'thread.change',
      'effect',
      'response.end',
    ]);
    expect(page.server.last('threads.create')?.params).toEqual({
      input: { content: [{ type: 'input_text', text: 'add milk' }], attachments: [], inference_options: {} },
    });
  });

  it('goes on in the same thread', async () => {
    const server = new FakeServer()
      .on('threads.create', [created, stored, answered])
      .on('threads.add_user_message', [answered]);
    const page = await mount(server);
    await say(page, 'add milk');
    await say(page, 'and bread');
    expect(server.last('threads.add_user_message')?.params['thread_id']).toBe('t1');
  });

  it('has the names that people and tests look for', async () => {
    const page = await mount(new FakeServer().on('threads.create', 'hang'));
    expect(page.root().querySelector('textarea')?.getAttribute('aria-label')).toBe('Message');
    expect(page.button('Send').getAttribute('aria-disabled')).toBe('true');
    await say(page, 'hello');
    expect(page.button('Stop')).toBeInstanceOf(HTMLElement);
  });

  it('reads finished answers aloud, once, in one polite region', async () => {
    const page = await mount(new FakeServer().on('threads.create', [created, stored, answered]));
    await say(page, 'add milk');
    const regions = page.root().querySelectorAll('[aria-live]');
    expect(regions).toHaveLength(1);
    expect(regions[0]?.textContent?.trim()).toBe('Done: milk.');
  });

  it('reads what ends together one after the other, and the same words again', async () => {
    const receipt = widgetSample([{ type: 'Text', value: 'Added #12 milk' }]);
    const more = [
      { type: 'thread.item.done', item: receipt },
      answered,
      { ...answered, item: assistantSample('OK', 'a2') },
    ];
    const page = await mount(new FakeServer().on('threads.create', [created, stored, answered, ...more]));
    const region = page.root().querySelector('[aria-live]');
    const first = () => region?.querySelector('p');
    await say(page, 'add milk');
    expect([...(region?.children ?? [])].map((line) => line.textContent)).toEqual([
      'Done: milk.',
      'Added #12 milk',
      'Done: milk.',
      'OK',
    ]);
    expect(region?.getAttribute('aria-atomic')).toBe('false');
    const before = first();
    page.element.announce('Copied');
    await page.settle();
    expect(first()).toBe(before);
  });

  it('sends nothing for Enter with Shift, or while a word is being composed', async () => {
    const page = await mount(new FakeServer());
    await page.type('hello');
    const field = page.root().querySelector('textarea');
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true }));
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
    await page.settle();
    expect(page.server.requests).toEqual([]);
  });
});

describe('stopping', () => {
  it('aborts the request, keeps what is there and reports no error', async () => {
    const page = await mount(new FakeServer().on('threads.create', 'hang'));
    await say(page, 'tell me a lot');
    page.button('Stop').click();
    await page.settle();
    expect(page.server.aborted).toBe(1);
    expect(page.text()).toContain('tell me a lot');
    expect(page.events.map(([name]) => name)).toEqual(['ready', 'response.start', 'response.end']);
    expect(page.button('Send')).toBeInstanceOf(HTMLElement);
  });

  it('leaves a message that the server has not confirmed as one that cannot be edited', async () => {
    const server = new FakeServer()
      .on('threads.get_by_id', threadOf(userSample('add milk'), assistantSample('Done')))
      .on('threads.add_user_message', 'hang');
    const page = await mount(server, { initialThread: 't1' }, { 'data-edit-action': 'message.edit' });
    await say(page, 'never mind');
    page.button('Stop').click();
    await page.settle();
    expect(page.text()).toContain('never mind');
    await page.press('ArrowUp');
    expect(page.root().querySelector('textarea')?.value).toBe('');
    expect(() => page.button('Edit')).toThrow();
  });

  it('takes what the server had made of a message after all, which then can be edited', async () => {
    const before = [userSample('add milk'), assistantSample('Done')];
    const server = new FakeServer()
      .on('threads.get_by_id', threadOf(...before), threadOf(...before, userSample('never mind', 'u2')))
      .on('threads.add_user_message', 'hang');
    const page = await mount(server, { initialThread: 't1' }, { 'data-edit-action': 'message.edit' });
    await say(page, 'never mind');
    page.button('Stop').click();
    await page.settle();
    expect(page.text().match(/never mind/g)).toHaveLength(1);
    await page.press('ArrowUp');
    expect(page.root().querySelector('textarea')?.value).toBe('never mind');
    expect(page.element.session.conversation.isKnown('u2')).toBe(true);
  });

  it('is not offered where the server forbids it', async () => {
    const page = await mount(new FakeServer().on('threads.create', 'hang'));
    await say(page, 'hello');
    page.element.session.conversation.apply({ type: 'stream_options', stream_options: { allow_cancel: false } });
    await page.settle();
    expect(() => page.button('Stop')).toThrow();
  });

  it('leaves an answer running when the reader goes elsewhere, and shows it on return', async () => {
    const server = new FakeServer().on('threads.get_by_id', threadOf()).on('threads.add_user_message', 'hang');
    const page = await mount(server, { initialThread: 't1' });
    await say(page, 'long story');
    await page.element.setThreadId(null);
    expect(server.aborted).toBe(0);
    await page.element.setThreadId('t1');
    await page.settle();
    expect(page.text()).toContain('long story');
    expect(page.button('Stop')).toBeInstanceOf(HTMLElement);
  });
});

describe('a message that the page sends', () => {
  it('is refused, and leaves nothing behind, while an answer is being written', async () => {
    const page = await mount(new FakeServer().on('threads.create', 'hang'));
    await say(page, 'tell me a lot');
    await expect(page.element.sendUserMessage({ text: 'and this' })).rejects.toThrow('still being written');
    await page.settle();
    expect(page.text()).not.toContain('and this');
    expect(page.server.requests).toHaveLength(1);
  });
});

describe('failures', () => {
  it('sends a message again that never arrived', async () => {
    const server = new FakeServer().on('threads.create', new Error('offline'), [created, stored, answered]);
    const page = await mount(server, {}, { 'data-edit-action': 'message.edit' });
    await say(page, 'add milk');
    expect(page.text()).toContain('Not sent');
    expect(() => page.button('Edit this message')).toThrow();
    expect(page.text()).toContain('The server cannot be reached.');
    page.button('Try again').click();
    await page.settle();
    expect(page.text()).toContain('Done: milk.');
    expect(page.text()).not.toContain('Not sent');
    expect(server.requests).toHaveLength(2);
  });

  it('joins the answer again when the connection breaks in the middle of it', async () => {
    const server = new FakeServer()
      .on('threads.get_by_id', threadOf(), threadOf(userSample('add milk'), assistantSample('Done: **milk**.')))
      .on('threads.add_user_message', { broken: [stored, { type: 'thread.item.added', item: assistantSample('Do') }] })
      .on('join', { status: 204 }, [stored, answered]);
    const page = await mount(server, { initialThread: 't1' }, { 'data-runs-url': '/chatkit/runs' });
    await say(page, 'add milk');
    expect(page.text()).toContain('Do');
    await new Promise((resolve) => setTimeout(resolve, 600));
    await page.settle();
    expect(page.text()).toContain('Done: milk.');
    expect(page.events.map(([name]) => name)).not.toContain('error');
  });

  it('shows the reason that the server gave, without a retry that cannot help', async () => {
    const problem = { status: 413, body: { title: 'Too large', detail: 'A message has at most 4000 characters.' } };
    const page = await mount(new FakeServer().on('threads.create', problem));
    await say(page, 'a very long text');
    expect(page.text()).toContain('A message has at most 4000 characters.');
    expect(() => page.button('Try again')).toThrow();
  });

  it('asks for a new answer after an error in the stream', async () => {
    const failed = [created, stored, { type: 'error', code: 'stream.error', allow_retry: true }];
    const server = new FakeServer().on('threads.create', failed).on('threads.retry_after_item', [answered]);
    const page = await mount(server);
    await say(page, 'add milk');
    expect(page.text()).toContain('Something went wrong while answering.');
    page.button('Try again').click();
    await page.settle();
    expect(server.last('threads.retry_after_item')?.params).toEqual({ thread_id: 't1', item_id: 'u1' });
    expect(page.root().querySelector('.log')?.textContent).not.toContain('Something went wrong');
  });

  it('says that a thread is gone, and starts another one', async () => {
    const page = await mount(new FakeServer(), { initialThread: 't1' });
    expect(page.text()).toContain('This conversation is not there any more.');
    page.root().querySelector<HTMLElement>('.notice button')?.click();
    await page.settle();
    expect(page.text()).not.toContain('not there any more');
    expect(page.events).toContainEqual(['thread.change', { threadId: null }]);
  });

  it('offers to load a thread again that could not be read', async () => {
    const server = new FakeServer().on('threads.get_by_id', { status: 503 }, threadOf(assistantSample('I am back')));
    const page = await mount(server, { initialThread: 't1' });
    expect(page.text()).toContain('This conversation could not be loaded.');
    page.button('Try again').click();
    await page.settle();
    expect(page.text()).toContain('I am back');
  });

  it.each([
    ['nothing but garbage', ['{', { type: 'thread.item.done', item: 7 }, { type: 'thread.sparkled' }]],
    ['nothing at all', []],
    ['its own message and then garbage', [created, stored, { type: 'thread.item.done', item: 7 }]],
  ])('says that an answer of %s cannot be read, and tries again', async (_, garbage) => {
    const server = new FakeServer()
      .on('threads.create', garbage, [created, stored, answered])
      .on('threads.retry_after_item', [answered]);
    const page = await mount(server);
    await say(page, 'add milk');
    expect(page.text()).toContain('The server sent an answer that cannot be read.');
    expect(page.events.map(([name]) => name)).toContain('error');
    page.button('Try again').click();
    await page.settle();
    expect(page.text()).toContain('Done: milk.');
    expect(page.root().querySelector('.log')?.textContent).not.toContain('cannot be read');
  });

  it('ignores what it does not know and logs it', async () => {
    const page = await mount(
      new FakeServer().on('threads.create', [created, stored, { type: 'thread.sparkled' }, answered]),
    );
    await say(page, 'add milk');
    expect(page.text()).toContain('Done: milk.');
    expect(page.events).toContainEqual([
      'log',
      { name: 'event.ignored', data: { reason: 'unknown_type', type: 'thread.sparkled' } },
    ]);
  });

  it('says what is missing when it is given OpenAI’s own hosted backend', async () => {
    const page = await mount(new FakeServer(), { api: { getClientSecret: () => Promise.resolve('x') } });
    expect(page.text()).toContain('This chat needs the address of a ChatKit server.');
    expect(page.events[0]?.[0]).toBe('error');
  });
});

describe('opening a thread', () => {
  it('tells the page and shows the newest items of a long one', async () => {
    const page1 = {
      json: { data: [assistantSample('newest', 'a9'), userSample('recent', 'u9')], has_more: true, after: 'u9' },
    };
    const page2 = { json: { data: [userSample('oldest', 'u0')], has_more: false } };
    const first = { json: { ...threadSample(), items: { data: [userSample('oldest', 'u0')], has_more: true } } };
    const server = new FakeServer().on('threads.get_by_id', first).on('items.list', page1, page2);
    const page = await mount(server, { initialThread: 't1' });
    expect(page.text()).toMatch(/recent.*newest/);
    expect(page.text()).not.toContain('oldest');
    page.button('Show earlier messages').click();
    await page.settle();
    expect(page.text()).toMatch(/oldest.*recent.*newest/);
    expect(page.events.map(([name]) => name)).toEqual([
      'thread.change',
      'thread.load.start',
      'thread.load.end',
      'ready',
    ]);
  });

  it('names the engine of the last answer before any effect does', async () => {
    const answer = { ...assistantSample('Done'), engine: 'builtin' };
    const server = new FakeServer().on('threads.get_by_id', threadOf(userSample('add milk'), answer));
    const page = await mount(server, { initialThread: 't1' }, { 'data-engine-builtin': 'Answered here.' });
    expect(page.root().querySelector('#engine')?.textContent).toBe('Answered here.');
    await page.element.setThreadId(null);
    expect(page.root().querySelector('#engine')).toBeNull();
  });

  it('joins an answer that is still being written', async () => {
    const server = new FakeServer().on('threads.get_by_id', threadOf(userSample('add milk'))).on('join', [answered]);
    const page = await mount(server, { initialThread: 't1' }, { 'data-runs-url': '/chatkit/runs' });
    expect(page.text()).toContain('Done: milk.');
  });

  it('shows an answer that ended between the question whether one runs and the reading of the thread', async () => {
    const server = new FakeServer()
      .on('join', { status: 204 })
      .on('threads.get_by_id', threadOf(userSample('add milk'), assistantSample('Done: **milk**.')));
    const page = await mount(server, { initialThread: 't1' }, { 'data-runs-url': '/chatkit/runs' });
    expect(server.requests.map(({ type }) => type)).toEqual(['join', 'threads.get_by_id']);
    expect(page.text()).toContain('Done: milk.');
  });

  it('answers a client tool call and continues', async () => {
    const call = {
      type: 'client_tool_call',
      id: 'c1',
      thread_id: 't1',
      created_at: '2026-11-23T09:00:00Z',
      status: 'pending',
      call_id: 'x',
      name: 'zone',
      arguments: { a: 1 },
    };
    const server = new FakeServer()
      .on('threads.create', [created, stored, { type: 'thread.item.done', item: call }])
      .on('threads.add_client_tool_output', [answered]);
    const onClientTool = ({ name }: { name: string }) => ({ name, zone: 'Asia/Karachi' });
    const page = await mount(server, { onClientTool });
    await say(page, 'when?');
    expect(server.last('threads.add_client_tool_output')?.params['result']).toEqual({
      name: 'zone',
      zone: 'Asia/Karachi',
    });
    expect(page.text()).toContain('Done: milk.');
  });
});

describe('an approval card', () => {
  const confirm = { label: 'Confirm', action: { type: 'approval.confirm', payload: { approval_id: 'p1' } } };
  const card = widgetSample([{ type: 'Title', value: 'Delete 3 tasks?' }], { confirm });

  it('sends its action once, however often it is pressed', async () => {
    const server = new FakeServer().on('threads.get_by_id', threadOf(card)).on('threads.custom_action', 'hang');
    const page = await mount(server, { initialThread: 't1' });
    page.button('Confirm').click();
    page.button('Confirm').click();
    await page.settle();
    expect(server.requests.filter(({ type }) => type === 'threads.custom_action')).toEqual([
      {
        type: 'threads.custom_action',
        params: {
          thread_id: 't1',
          item_id: 'w1',
          action: { type: 'approval.confirm', payload: { approval_id: 'p1' } },
        },
      },
    ]);
    expect(page.button('Confirm').getAttribute('aria-disabled')).toBe('true');
  });

  it('becomes what the server makes of it', async () => {
    const decided = widgetSample([{ type: 'Badge', label: 'Confirmed' }]);
    const server = new FakeServer()
      .on('threads.get_by_id', threadOf(card))
      .on('threads.custom_action', [{ type: 'thread.item.replaced', item: decided }, answered]);
    const page = await mount(server, { initialThread: 't1' });
    page.button('Confirm').click();
    await page.settle();
    expect(page.text()).toContain('Confirmed');
    expect(() => page.button('Confirm')).toThrow();
  });

  it('hands client actions to the page instead', async () => {
    const row = {
      type: 'Button',
      label: 'Show',
      onClickAction: { type: 'task.open', payload: { task_id: 3 }, handler: 'client' },
    };
    const calls: unknown[] = [];
    const onAction = (action: unknown, item: { id: string }) => Promise.resolve(void calls.push([action, item.id]));
    const server = new FakeServer().on('threads.get_by_id', threadOf(widgetSample([row])));
    const page = await mount(server, { initialThread: 't1', widgets: { onAction } });
    page.button('Show').click();
    await page.settle();
    expect(calls).toEqual([[{ type: 'task.open', payload: { task_id: 3 } }, 'w1']]);
    expect(server.last('threads.custom_action')).toBeUndefined();
  });
});
