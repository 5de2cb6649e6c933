import { aTask } from './task.factory';
import { groupOf, openTaskList, taskGroups, type TaskListEvent, taskListReducer } from './task-list-state';
import { parseTaskView } from './task-view';

const TODAY = '2026-11-23';
const list = (query: string, tasks = [aTask({ id: 1 })]) =>
  openTaskList(parseTaskView(new URLSearchParams(query)), TODAY, { tasks, next: null });
const after = (state: ReturnType<typeof list>, ...events: TaskListEvent[]) => events.reduce(taskListReducer, state);
const ids = (state: ReturnType<typeof list>) => state.tasks.map(({ id }) => id);

describe('the list on the screen', () => {
  it('puts a new task where its date belongs, and tasks without a date last', () => {
    const state = list('', [aTask({ id: 1, due_date: '2026-11-24' }), aTask({ id: 2 })]);
    const task = aTask({ id: 3, due_date: '2026-11-25' });
    expect(ids(after(state, { type: 'put', task }))).toEqual([1, 3, 2]);
  });

  it('leaves a task in its place when it is done, until the list is opened again', () => {
    const state = list('', [aTask({ id: 1, due_date: TODAY }), aTask({ id: 2, due_date: TODAY })]);
    const done = after(state, { type: 'patch', id: 1, change: { completed: true } });
    expect(ids(done)).toEqual([1, 2]);
    expect(taskGroups(done).map(({ group }) => group)).toEqual(['today']);
  });

  it('moves a task that gets another date', () => {
    const state = list('', [aTask({ id: 1, due_date: TODAY }), aTask({ id: 2, due_date: '2026-11-24' })]);
    const moved = after(state, { type: 'patch', id: 1, change: { due_date: '2026-12-24' } });
    expect(ids(moved)).toEqual([2, 1]);
  });

  it('takes a task away that the view does not show any more', () => {
    const state = list('view=upcoming', [aTask({ id: 1, due_date: '2026-11-24' })]);
    expect(ids(after(state, { type: 'patch', id: 1, change: { due_date: TODAY } }))).toEqual([]);
    expect(ids(after(list(''), { type: 'put', task: aTask({ id: 1, deleted_at: 'now', version: 2 }) }))).toEqual([]);
  });

  it('marks what others changed, once, and ignores old news', () => {
    const state = list('', [aTask({ id: 1, version: 3, title: 'New' })]);
    const old = after(state, { type: 'put', task: aTask({ id: 1, version: 2, title: 'Old' }), news: 'fresh' });
    expect(old).toBe(state);
    const fresh = after(state, { type: 'put', task: aTask({ id: 1, version: 4 }), news: 'fresh' });
    expect(fresh.glowing.get(1)).toBe(4);
  });

  it('lets the real task take the place of the row that stood for it', () => {
    const state = list('', []);
    const waiting = after(state, { type: 'put', task: aTask({ id: -1, title: 'Tea' }) });
    expect(ids(after(waiting, { type: 'put', task: aTask({ id: 7, title: 'Tea' }), news: 'fresh' }))).toEqual([7]);
  });

  describe('read again', () => {
    const page = (...tasks: ReturnType<typeof aTask>[]) => ({ tasks, next: null });
    const none = new Set<number>();

    it('shows what changed elsewhere, marked, and drops what is gone', () => {
      const state = list('', [aTask({ id: 1, version: 1 }), aTask({ id: 2, version: 1 })]);
      const fresh = page(aTask({ id: 1, version: 2, title: 'New' }), aTask({ id: 3 }));
      const read = after(state, { type: 'reset', page: fresh, underWay: none, since: [] });
      expect(read.tasks.map(({ title }) => title)[0]).toBe('New');
      expect(ids(read)).toEqual([1, 3]);
      expect([...read.glowing.keys()]).toEqual([1]);
    });

    it('keeps a row that waits for its number', () => {
      const waiting = after(list('', []), { type: 'put', task: aTask({ id: -1, title: 'Tea' }) });
      expect(ids(after(waiting, { type: 'reset', page: page(aTask({ id: 4 })), underWay: none, since: [] }))).toContain(
        -1,
      );
    });

    it('keeps what we are changing as we left it, also what we are deleting', () => {
      const state = list('', [aTask({ id: 1 }), aTask({ id: 2 })]);
      const ours = after(state, { type: 'patch', id: 1, change: { title: 'Ours' } }, { type: 'remove', id: 2 });
      const fresh = page(aTask({ id: 1 }), aTask({ id: 2 }));
      const read = after(ours, { type: 'reset', page: fresh, underWay: new Set([1, 2]), since: [] });
      expect(read.tasks.map(({ title }) => title)).toEqual(['Ours']);
    });

    it('leaves what was just done in its place', () => {
      const tasks = [aTask({ id: 1, due_date: TODAY }), aTask({ id: 2, due_date: TODAY })];
      const done = after(list('', tasks), { type: 'patch', id: 1, change: { completed: true } });
      const fresh = page(aTask({ id: 2, due_date: TODAY }), aTask({ id: 1, due_date: TODAY, completed: true }));
      expect(ids(after(done, { type: 'reset', page: fresh, underWay: none, since: [] }))).toEqual([1, 2]);
    });

    it('keeps what came while it was being read', () => {
      const added = { type: 'put', task: aTask({ id: 2, title: 'Added meanwhile' }) } as const;
      const state = after(list('', [aTask({ id: 1 }), aTask({ id: 3 })]), added, { type: 'remove', id: 3 });
      const since = [added, { type: 'remove', id: 3 }] as const;
      const early = page(aTask({ id: 1 }), aTask({ id: 3 }));
      expect(ids(after(state, { type: 'reset', page: early, underWay: none, since }))).toEqual([1, 2]);
      const later = page(aTask({ id: 2, version: 2, title: 'Changed since' }));
      const read = after(state, { type: 'reset', page: later, underWay: none, since });
      expect(read.tasks.map(({ title }) => title)).toEqual(['Changed since']);
    });

    it('never goes back to an older version of a task', () => {
      const state = list('', [aTask({ id: 1, version: 5, title: 'Newer' })]);
      const read = after(state, { type: 'reset', page: page(aTask({ id: 1, version: 4 })), underWay: none, since: [] });
      expect(read.tasks[0]?.title).toBe('Newer');
    });
  });

  it('learns old news without marking it', () => {
    const state = list('', [aTask({ id: 1, version: 3 })]);
    const known = after(state, { type: 'put', task: aTask({ id: 1, version: 4, title: 'New' }), news: 'old' });
    expect(known.tasks[0]?.title).toBe('New');
    expect(known.glowing.size).toBe(0);
  });

  it('shows a new task once, whether or not what was typed had been understood when it arrived', () => {
    const waiting = after(list('', []), { type: 'put', task: aTask({ id: -1, title: 'Pay rent on the 1st !high' }) });
    const arrived = after(waiting, { type: 'put', task: aTask({ id: 7, title: 'Pay rent' }), news: 'fresh' });
    expect(ids(arrived)).toEqual([7]);
    expect(ids(after(arrived, { type: 'remove', id: -1 }))).toEqual([7]);
  });

  it('keeps a second task that waits with the same words', () => {
    const both = [aTask({ id: -1, title: 'Tea' }), aTask({ id: -2, title: 'Tea' })];
    const waiting = both.reduce((state, task) => after(state, { type: 'put', task }), list('', []));
    expect(ids(after(waiting, { type: 'put', task: aTask({ id: 7, title: 'Tea' }), news: 'fresh' }))).toHaveLength(2);
  });

  it('does not show another tag or a search that does not fit', () => {
    const task = aTask({ id: 2, title: 'Call mom', tags: ['home'] });
    expect(ids(after(list('tag=work'), { type: 'put', task }))).toEqual([1]);
    expect(ids(after(list('q=call+MOM'), { type: 'put', task }))).toContain(2);
    expect(ids(after(list('q=call+dad'), { type: 'put', task }))).not.toContain(2);
  });

  it('adds a page without showing a task twice', () => {
    const page = { tasks: [aTask({ id: 1 }), aTask({ id: 2 })], next: null };
    expect(ids(after(list(''), { type: 'append', page }))).toEqual([1, 2]);
  });

  it('shows no date groups when it is sorted by something else', () => {
    const state = list('sort=title', [aTask({ id: 1, due_date: TODAY })]);
    expect(state.tasks.map((task) => groupOf(state, task))).toEqual(['plain']);
  });
});
