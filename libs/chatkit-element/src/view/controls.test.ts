import type { ChatKitOptions } from '@openai/chatkit';
import { FakeServer } from '../testing/fake-server.ts';
import { mount, type Mounted } from '../testing/mount.ts';
import { assistantSample, threadSample, userSample, widgetSample } from '../testing/samples.ts';

const CREATED = '2026-11-23T09:00:00Z';
const base = { thread_id: 't1', created_at: CREATED };
const threadOf = (...items: unknown[]) =>
  new FakeServer().on('threads.get_by_id', {
    json: { ...threadSample(), items: { data: items, has_more: false } },
  });

function names(page: Mounted): (string | null)[] {
  return [...page.root().querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));
}

describe('the tools under an answer', () => {
  const answer = [userSample('add milk'), assistantSample('Done: **milk**.'), widgetSample([], {}, 'w1')];
  const receipt = { ...widgetSample([{ type: 'Text', value: 'Added #1 Milk' }]), copy_text: 'Added #1 Milk' };

  it('copy the answer’s own Markdown and its receipts, and say so', async () => {
    const copied: string[] = [];
    Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
    const server = threadOf(userSample('add milk'), assistantSample('Done: **milk**.'), receipt);
    const page = await mount(server, { initialThread: 't1' });
    page.button('Copy').click();
    await page.settle();
    expect(copied).toEqual(['Done: **milk**.\n\nAdded #1 Milk']);
    expect(page.button('Copied')).toBeInstanceOf(HTMLElement);
    expect(page.root().querySelector('[aria-live]')?.textContent?.trim()).toBe('Copied');
  });

  it('tell the page when the clipboard refuses', async () => {
    Object.assign(navigator, { clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } });
    const page = await mount(threadOf(...answer), { initialThread: 't1' });
    page.button('Copy').click();
    await page.settle();
    expect(page.events).toContainEqual(['error', { error: new Error('not allowed') }]);
    expect(page.text()).toContain('The text could not be copied.');
  });

  it.each([
    ['Good answer', 'positive'],
    ['Bad answer', 'negative'],
  ])('send “%s” as %s feedback about the whole answer', async (name, kind) => {
    const server = threadOf(...answer).on('items.feedback', { json: {} });
    const page = await mount(server, { initialThread: 't1', threadItemActions: { feedback: true } });
    page.button(name).click();
    await page.settle();
    expect(server.last('items.feedback')?.params).toEqual({ thread_id: 't1', item_ids: ['a1', 'w1'], kind });
    expect(page.button(name).getAttribute('aria-pressed')).toBe('true');
  });

  it('take feedback back that the server refused', async () => {
    const server = threadOf(...answer).on('items.feedback', { status: 500 });
    const page = await mount(server, { initialThread: 't1', threadItemActions: { feedback: true } });
    page.button('Good answer').click();
    await page.settle();
    expect(page.button('Good answer').getAttribute('aria-pressed')).toBe('false');
    expect(page.events.map(([event]) => event)).toContain('error');
  });

  it('offer only what the page asked for', async () => {
    const page = await mount(threadOf(...answer), { initialThread: 't1' });
    expect(names(page)).not.toEqual(expect.arrayContaining(['Good answer']));
    expect(names(page)).not.toEqual(expect.arrayContaining(['Try again']));
  });

  it('ask for a new answer to the same message', async () => {
    const server = threadOf(...answer).on('threads.retry_after_item', [
      { type: 'thread.item.done', item: assistantSample('Again', 'a2') },
    ]);
    const page = await mount(server, { initialThread: 't1', threadItemActions: { retry: true } });
    page.button('Try again').click();
    await page.settle();
    expect(server.last('threads.retry_after_item')?.params).toEqual({ thread_id: 't1', item_id: 'u1' });
    expect(page.text()).toContain('Again');
    expect(page.text()).not.toContain('Done: milk');
  });
});

describe('the header', () => {
  it('shows the page’s own buttons and calls them', async () => {
    const pressed: string[] = [];
    const page = await mount(new FakeServer(), {
      header: {
        leftAction: { icon: 'home', onClick: () => pressed.push('left') },
        rightAction: { icon: 'settings-cog', onClick: () => pressed.push('right') },
      },
    });
    page.button('home').click();
    page.button('settings cog').click();
    expect(pressed).toEqual(['left', 'right']);
    expect(page.root().querySelectorAll('.header svg')).toHaveLength(4);
  });

  it('names the page’s own buttons as the page says', async () => {
    const header = { rightAction: { icon: 'sidebar-collapse-right' as const, onClick: () => undefined } };
    const page = await mount(new FakeServer(), { header }, { 'data-right-action': 'چیٹ چھپائیں' });
    expect(page.button('چیٹ چھپائیں')).toBeInstanceOf(HTMLElement);
  });

  it('closes the list of conversations by Escape, also from the button that opened it', async () => {
    const page = await mount(new FakeServer().on('threads.list', { json: { data: [], has_more: false } }));
    page.button('Conversations').click();
    await page.settle();
    const toggle = page.button('Back to the conversation');
    toggle.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await page.settle();
    expect(page.button('Conversations').getAttribute('aria-expanded')).toBe('false');
  });

  it.each<[string, Partial<ChatKitOptions>, string | undefined]>([
    ['the thread’s title', {}, 'Groceries'],
    ['a fixed title', { header: { title: { text: 'Planner' } } }, 'Planner'],
    ['no title', { header: { title: { enabled: false } } }, undefined],
    ['nothing', { header: { enabled: false } }, undefined],
  ])('shows %s', async (_name, options, title) => {
    const page = await mount(threadOf(), { initialThread: 't1', ...options });
    expect(page.root().querySelector('h2')?.textContent).toBe(title);
  });

  it('has no list of conversations where the page keeps its own', async () => {
    const page = await mount(new FakeServer(), { history: { enabled: false } });
    expect(page.root().querySelector('#history-toggle')).toBeNull();
  });

  it('starts a new conversation', async () => {
    const page = await mount(threadOf(assistantSample('Old answer')), { initialThread: 't1' });
    page.button('New conversation').click();
    await page.settle();
    expect(page.text()).not.toContain('Old answer');
    expect(page.events).toContainEqual(['thread.change', { threadId: null }]);
  });
});

describe('files', () => {
  const attachments = { enabled: true, maxSize: 10, maxCount: 2, accept: { 'text/plain': ['.txt'] } };
  const note = () => new File(['hello'], 'note.txt', { type: 'text/plain' });
  const stored = { type: 'file', id: 'f1', name: 'note.txt', mime_type: 'text/plain' };

  it('are uploaded in two phases and sent with the message', async () => {
    const sent: [string, RequestInit | undefined][] = [];
    const server = new FakeServer()
      .on('attachments.create', { json: { ...stored, upload_descriptor: { url: '/put/f1', method: 'PUT' } } })
      .on('threads.create', 'hang');
    const call: typeof fetch = (url, init) => {
      if (url !== '/put/f1') return server.fetch(url, init);
      sent.push([url, init]);
      return Promise.resolve(new Response(null));
    };
    const page = await mount(server, {
      api: { url: '/chatkit', domainKey: 'test', fetch: call },
      composer: { attachments },
    });
    await page.element.setComposerValue({ files: [note()] });
    await page.settle();
    expect(server.last('attachments.create')?.params).toEqual({ name: 'note.txt', size: 5, mime_type: 'text/plain' });
    expect(sent).toEqual([['/put/f1', { method: 'PUT', headers: [], body: expect.any(File) }]]);
    await page.type('read this');
    await page.press('Enter');
    expect(server.last('threads.create')?.params).toMatchObject({ input: { attachments: ['f1'] } });
    expect(page.text()).toContain('note.txt');
  });

  it('are sent straight to the page’s own address where it has one', async () => {
    const forms: unknown[] = [];
    const call: typeof fetch = (_url, init) => {
      forms.push(init?.body);
      return Promise.resolve(Response.json(stored));
    };
    const page = await mount(new FakeServer(), {
      api: { url: '/chatkit', domainKey: 'x', fetch: call, uploadStrategy: { type: 'direct', uploadUrl: '/upload' } },
      composer: { attachments },
    });
    await page.element.setComposerValue({ files: [note()] });
    await page.settle();
    expect(forms).toEqual([expect.any(FormData)]);
    expect(page.button('Remove note.txt')).toBeInstanceOf(HTMLElement);
  });

  it.each([
    [new File(['a long text'], 'long.txt', { type: 'text/plain' }), 'long.txt is too large.'],
    [new File(['x'], 'run.exe', { type: 'application/x-msdownload' }), 'run.exe is of a kind that is not accepted.'],
  ])('that the page does not take are refused in words: %#', async (file, words) => {
    const page = await mount(new FakeServer(), { composer: { attachments } });
    await page.element.setComposerValue({ files: [file] });
    await page.settle();
    expect(page.text()).toContain(words);
    expect(page.server.requests).toEqual([]);
  });

  it('are removed on the server too', async () => {
    const server = new FakeServer().on('attachments.create', { json: stored }).on('attachments.delete', { json: {} });
    const page = await mount(server, { composer: { attachments } });
    await page.element.setComposerValue({ files: [note()] });
    await page.settle();
    page.button('Remove note.txt').click();
    await page.settle();
    expect(server.last('attachments.delete')?.params).toEqual({ attachment_id: 'f1' });
    expect(page.text()).not.toContain('note.txt');
  });

  it('that could not be uploaded leave a sentence, not a broken chip', async () => {
    const page = await mount(new FakeServer().on('attachments.create', { status: 500 }), { composer: { attachments } });
    await page.element.setComposerValue({ files: [note()] });
    await page.settle();
    expect(page.text()).toContain('note.txt could not be uploaded.');
  });

  it('are not offered unless the page asked for them', async () => {
    const page = await mount(new FakeServer());
    expect(names(page)).not.toContain('Attach files');
  });
});

describe('commands', () => {
  const commands = {
    enabled: true,
    onSearch: (query: string) =>
      Promise.resolve(
        [
          { id: 'plan', label: 'Plan my day' },
          { id: 'who', label: 'Ask somebody' },
        ].filter(({ id }) => id.startsWith(query)),
      ),
  };

  it('are found by typing “/”, chosen by keyboard, and leave the composer empty', async () => {
    const chosen: string[] = [];
    const onSelect = ({ id }: { id: string }) => Promise.resolve(void chosen.push(id));
    const page = await mount(new FakeServer(), { commands: { ...commands, onSelect } });
    await page.type('/');
    expect([...page.root().querySelectorAll('[role="option"]')].map((option) => option.textContent.trim())).toEqual([
      'Plan my day',
      'Ask somebody',
    ]);
    await page.press('ArrowDown');
    await page.press('Enter');
    expect(chosen).toEqual(['who']);
    expect(page.root().querySelector('textarea')?.value).toBe('');
    expect(page.server.requests).toEqual([]);
  });

  it('may lead to another menu and end in a mention', async () => {
    const onSelect = ({ id }: { id: string }) =>
      Promise.resolve(
        id === 'who'
          ? { type: 'menu' as const, commands: [{ id: 'omar', label: 'Omar' }] }
          : { type: 'entity' as const, entity: { id: 'e1', title: 'Omar' } },
      );
    const page = await mount(new FakeServer(), { commands: { ...commands, onSelect } });
    await page.type('/who');
    await page.press('Enter');
    expect(page.root().querySelector('[role="option"]')?.textContent.trim()).toBe('Omar');
    await page.press('Enter');
    expect(page.button('Remove Omar')).toBeInstanceOf(HTMLElement);
  });

  it('close with Escape and send the text as it is', async () => {
    const page = await mount(new FakeServer().on('threads.create', 'hang'), { commands });
    await page.type('/plan');
    await page.press('Escape');
    await page.press('Enter');
    expect(page.server.last('threads.create')?.params).toMatchObject({
      input: { content: [{ type: 'input_text', text: '/plan' }] },
    });
  });
});

describe('a workflow', () => {
  const workflow = {
    ...base,
    type: 'workflow',
    id: 'f1',
    workflow: {
      type: 'custom',
      tasks: [
        { type: 'custom', title: 'Read the list', status_indicator: 'complete', content: 'Found **3** tasks' },
        { type: 'web_search', title: 'Look it up', queries: ['opening hours'], status_indicator: 'loading' },
      ],
    },
  };

  it('shows its steps, which are done, and what was looked for', async () => {
    const page = await mount(threadOf(userSample('plan'), workflow), { initialThread: 't1' });
    expect(page.text()).toMatch(/Read the list.*Found 3 tasks.*Look it up.*Searched: opening hours/);
    expect(page.root().querySelector('[aria-label="Done"]')).not.toBeNull();
    expect(page.root().querySelector('[aria-label="In progress"]')).not.toBeNull();
  });

  it('grows while it runs and says how long it took', async () => {
    const page = await mount(threadOf(userSample('plan'), workflow), { initialThread: 't1' });
    const { conversation } = page.element.session;
    const update = { type: 'workflow.task.added', task_index: 2, task: { type: 'thought', content: 'Almost there' } };
    conversation.apply({ type: 'thread.item.updated', item_id: 'f1', update } as Parameters<
      typeof conversation.apply
    >[0]);
    await page.settle();
    expect(page.text()).toContain('Almost there');
    const done = { ...workflow, workflow: { ...workflow.workflow, summary: { duration: 12 } } };
    conversation.apply({ type: 'thread.item.done', item: done } as Parameters<typeof conversation.apply>[0]);
    await page.settle();
    expect(page.root().querySelector('summary')?.textContent).toContain('Thought for 12 s');
  });
});

describe('voice input', () => {
  class Recognition {
    static last: Recognition | null = null;
    lang = '';
    onresult: ((event: unknown) => void) | null = null;
    onend: (() => void) | null = null;
    onerror: ((event: unknown) => void) | null = null;
    start() {
      Recognition.last = this;
    }
    stop() {
      this.onend?.();
    }
    hear(transcript: string, isFinal = true) {
      this.onresult?.({ resultIndex: 0, results: [{ 0: { transcript }, isFinal, length: 1 }] });
    }
  }
  const dictation = { composer: { dictation: { enabled: true } } };

  beforeEach(() => {
    Recognition.last = null;
    localStorage.clear();
    Object.assign(globalThis, { webkitSpeechRecognition: Recognition });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'webkitSpeechRecognition');
  });

  it('says first where the sound may go, and listens to nobody who declines', async () => {
    const page = await mount(new FakeServer(), dictation);
    page.button('Speak').click();
    await page.settle();
    expect(page.text()).toContain('Some browsers send the audio to their maker');
    page.button('Cancel').click();
    await page.settle();
    expect(Recognition.last).toBeNull();
    expect(page.button('Speak')).toBeInstanceOf(HTMLElement);
  });

  it('writes what it heard after what was typed, in the language of the chat, and remembers the consent', async () => {
    const page = await mount(new FakeServer(), dictation);
    await page.type('buy');
    page.button('Speak').click();
    await page.settle();
    page.button('Turn on voice input').click();
    await page.settle();
    Recognition.last?.hear('milk', false);
    Recognition.last?.hear(' milk and bread ');
    await page.settle();
    expect(page.root().querySelector('textarea')?.value).toBe('buy milk and bread');
    expect(Recognition.last?.lang).toBe('en');
    page.button('Stop listening').click();
    await page.settle();
    page.button('Speak').click();
    await page.settle();
    expect(page.button('Stop listening').getAttribute('aria-pressed')).toBe('true');
  });

  it('explains a microphone that is not allowed', async () => {
    const page = await mount(new FakeServer(), dictation, { 'data-dictation-consented': '' });
    page.button('Speak').click();
    await page.settle();
    Recognition.last?.onerror?.({ error: 'not-allowed' });
    Recognition.last?.onend?.();
    await page.settle();
    expect(page.text()).toContain('The microphone could not be used.');
    expect(page.button('Speak')).toBeInstanceOf(HTMLElement);
  });

  it('is absent where the browser has none, and where the page did not ask', async () => {
    expect(names(await mount(new FakeServer()))).not.toContain('Speak');
    Reflect.deleteProperty(globalThis, 'webkitSpeechRecognition');
    expect(names(await mount(new FakeServer(), dictation))).not.toContain('Speak');
  });
});
