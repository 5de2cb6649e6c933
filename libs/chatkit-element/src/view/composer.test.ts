import { FakeServer } from '../testing/fake-server.ts';
import { mount } from '../testing/mount.ts';
import { assistantSample, threadSample, userSample } from '../testing/samples.ts';
import { draftAfterSending, EMPTY_DRAFT, inputOf } from './composer.ts';
import { triggerAt } from './suggestions.ts';

const withThread = () =>
  new FakeServer().on('threads.get_by_id', {
    json: { ...threadSample(), items: { data: [userSample('add milk'), assistantSample('Done')], has_more: false } },
  });

describe('a draft', () => {
  const tools = [
    { id: 'search', label: 'Search', icon: 'search' as const },
    { id: 'deep', label: 'Deep', icon: 'search' as const, persistent: true },
  ];

  it('becomes what the protocol sends', () => {
    const draft = { ...EMPTY_DRAFT, text: ' hi ', quote: 'q', toolId: 'search', tags: [{ id: 'e1', title: 'Omar' }] };
    expect(
      inputOf(draft, {
        tools,
        models: [
          { id: 'm1', label: 'M' },
          { id: 'm2', label: 'N', default: true },
        ],
      }),
    ).toEqual({
      content: [
        { type: 'input_tag', id: 'e1', text: 'Omar', data: {}, interactive: false },
        { type: 'input_text', text: 'hi' },
      ],
      attachments: [],
      quoted_text: 'q',
      inference_options: { tool_choice: { id: 'search' }, model: 'm2' },
    });
  });

  it.each([
    ['search', null],
    ['deep', 'deep'],
  ])('after sending with tool %s keeps %s', (toolId, kept) => {
    expect(draftAfterSending({ ...EMPTY_DRAFT, text: 'x', toolId }, { tools })).toEqual({
      ...EMPTY_DRAFT,
      toolId: kept,
    });
  });

  it.each([
    ['tell @om', 8, { kind: 'mention', query: 'om', from: 5, to: 8 }],
    ['mail@om', 7, null],
    ['/new', 4, { kind: 'command', query: 'new', from: 0, to: 4 }],
    ['a /new', 6, null],
  ])('finds in “%s” at %d', (text, caret, trigger) => {
    const options = {
      api: { url: '/', domainKey: '' },
      entities: { onTagSearch: () => Promise.resolve([]) },
      commands: { enabled: true, onSearch: () => Promise.resolve([]) },
    };
    expect(triggerAt(text, caret, options)).toEqual(trigger);
  });
});

describe('the composer', () => {
  it('edits the last message with Up, through the server’s own action', async () => {
    const server = withThread().on('threads.custom_action', [
      { type: 'thread.item.replaced', item: userSample('add bread') },
    ]);
    const page = await mount(server, { initialThread: 't1' }, { 'data-edit-action': 'message.edit' });
    await page.press('ArrowUp');
    expect(page.root().querySelector('textarea')?.value).toBe('add milk');
    await page.type('add bread');
    await page.press('Enter');
    expect(server.last('threads.custom_action')?.params).toEqual({
      thread_id: 't1',
      action: { type: 'message.edit', payload: { item_id: 'u1', text: 'add bread' } },
    });
    expect(page.text()).toContain('add bread');
    expect(page.text()).not.toContain('Done');
  });

  it('is filled by the page without sending', async () => {
    const page = await mount(new FakeServer());
    await page.element.setComposerValue({ text: 'Buy milk', reply: 'the list' });
    await page.settle();
    expect(page.root().querySelector('textarea')?.value).toBe('Buy milk');
    expect(page.text()).toContain('the list');
    expect(page.server.requests).toEqual([]);
  });

  it('offers mentions and sends the chosen one', async () => {
    const onTagSearch = (query: string) => Promise.resolve(query === 'om' ? [{ id: 'e1', title: 'Omar' }] : []);
    const page = await mount(new FakeServer().on('threads.create', 'hang'), { entities: { onTagSearch } });
    await page.type('ask @om');
    await page.press('Enter');
    await page.press('Enter');
    expect(page.server.last('threads.create')?.params).toMatchObject({
      input: {
        content: [
          { type: 'input_tag', id: 'e1' },
          { type: 'input_text', text: 'ask' },
        ],
      },
    });
  });

  it('takes no messages in a closed thread and says why', async () => {
    const json = {
      ...threadSample({ status: { type: 'closed', reason: 'Archived in May' } }),
      items: { data: [], has_more: false },
    };
    const page = await mount(new FakeServer().on('threads.get_by_id', { json }), { initialThread: 't1' });
    expect(page.text()).toContain('Archived in May');
    expect(page.root().querySelector('textarea')).toBeNull();
  });
});

describe('the list of conversations', () => {
  const list = { json: { data: [threadSample(), threadSample({ id: 't2', title: 'Trip' })], has_more: false } };

  it('opens, renames and deletes', async () => {
    const server = withThread()
      .on('threads.list', list)
      .on('threads.update', { json: threadSample() })
      .on('threads.delete', { json: {} });
    const page = await mount(server, { initialThread: 't1' });
    await page.element.showHistory();
    await page.settle();
    page.button('Rename Trip').click();
    await page.settle();
    const form = page.root().querySelector('form');
    const field = form?.querySelector('input');
    if (field) field.value = 'Long trip';
    form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await page.settle();
    expect(server.last('threads.update')?.params).toEqual({ thread_id: 't2', title: 'Long trip' });
    page.button('Delete Long trip').click();
    await page.settle();
    page.button('Delete').click();
    await page.settle();
    expect(server.last('threads.delete')?.params).toEqual({ thread_id: 't2' });
    expect(page.text()).not.toContain('Long trip');
    expect(page.events.map(([name]) => name)).toContain('history.open');
  });

  it('puts a name back that the server refused', async () => {
    const server = withThread().on('threads.list', list).on('threads.delete', { status: 500 });
    const page = await mount(server);
    await page.element.showHistory();
    await page.settle();
    page.button('Delete Trip').click();
    await page.settle();
    page.button('Delete').click();
    await page.settle();
    expect(page.text()).toContain('Trip');
    expect(page.events.map(([name]) => name)).toContain('error');
  });
});
