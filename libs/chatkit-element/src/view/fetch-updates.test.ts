import { FakeServer } from '../testing/fake-server.ts';
import { mount, type Mounted } from '../testing/mount.ts';
import { assistantSample, threadSample, userSample } from '../testing/samples.ts';

const RUNS = { 'data-runs-url': '/chatkit/runs' };
const question = userSample('add milk');
const answer = assistantSample('Done: **milk**.');
const threadOf = (...items: unknown[]) => ({ json: { ...threadSample(), items: { data: items, has_more: false } } });

/** The thread `t1` on screen, as the server tells it at first and then each time it is asked again. */
async function shown(server: FakeServer, ...tellings: Parameters<FakeServer['on']>[1][]): Promise<Mounted> {
  return mount(server.on('threads.get_by_id', ...tellings), { initialThread: 't1' }, RUNS);
}

describe('updates from elsewhere', () => {
  it('shows what was said in the thread by another page', async () => {
    const page = await shown(new FakeServer(), threadOf(), threadOf(question, answer));
    expect(page.text()).not.toContain('add milk');
    await page.element.fetchUpdates();
    await page.settle();
    expect(page.text()).toContain('Done: milk.');
  });

  it('joins an answer that another page has asked for', async () => {
    const server = new FakeServer().on('join', { status: 204 }, 'hang');
    const page = await shown(server, threadOf(), threadOf(question));
    await page.element.fetchUpdates();
    await page.settle();
    expect(page.button('Stop')).toBeInstanceOf(HTMLElement);
  });

  it('reads one after the other, so that the newest stays', async () => {
    const server = new FakeServer();
    const page = await shown(server, threadOf(), threadOf(question), threadOf(question, answer));
    await Promise.all([page.element.fetchUpdates(), page.element.fetchUpdates()]);
    await page.settle();
    expect(server.requests.map(({ type }) => type)).toEqual([
      ...['join', 'threads.get_by_id'],
      ...['join', 'threads.get_by_id'],
      ...['join', 'threads.get_by_id'],
    ]);
    expect(page.text()).toContain('Done: milk.');
  });

  it('keeps a message that never arrived', async () => {
    const server = new FakeServer().on('threads.add_user_message', new TypeError('network'));
    const page = await shown(server, threadOf());
    await page.type('and bread');
    await page.press('Enter');
    await page.settle();
    await page.element.fetchUpdates();
    await page.settle();
    expect(page.text()).toContain('and bread');
    page.button('Try again');
  });

  it('keeps the failure of the last answer, with the way out of it', async () => {
    const failed = { type: 'error', code: 'stream.error', allow_retry: true };
    const stored = { type: 'thread.item.done', item: question };
    const server = new FakeServer().on('threads.add_user_message', [stored, failed]);
    const page = await shown(server, threadOf(), threadOf(question), threadOf(question, answer));
    await page.type('add milk');
    await page.press('Enter');
    await page.settle();
    await page.element.fetchUpdates();
    await page.settle();
    page.button('Try again');
    await page.element.fetchUpdates();
    await page.settle();
    expect(page.text()).toContain('Done: milk.');
    expect(() => page.button('Try again')).toThrow();
  });

  it('keeps the earlier pages that the reader has loaded', async () => {
    const items = Array.from({ length: 3 }, (_, index) => userSample(`line ${String(index)}`, `u${String(index)}`));
    const long = { json: { ...threadSample(), items: { data: [], has_more: true } } };
    const newest = (...data: unknown[]) => ({ json: { data: data.toReversed(), has_more: true, after: 'u1' } });
    const server = new FakeServer().on(
      'items.list',
      newest(items[1], items[2]),
      { json: { data: [items[0]], has_more: false } },
      newest(items[1], items[2], answer),
    );
    const page = await shown(server, long);
    await page.element.loadOlder();
    await page.element.fetchUpdates();
    await page.settle();
    expect(page.text()).toMatch(/line 0.*line 1.*line 2.*Done: milk\./su);
  });

  it('says so when the thread was deleted, and shows nothing of it', async () => {
    const page = await shown(new FakeServer(), threadOf(question, answer), { status: 404 });
    await page.element.fetchUpdates();
    await page.settle();
    expect(page.text()).not.toContain('add milk');
    page.button('New conversation');
  });
});
