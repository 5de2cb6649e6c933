import { daysBetween, type DueGroup, dueGroup } from './due';
import type { Task, TaskChange } from './task';
import type { TaskPage } from './task-page';
import type { TaskView } from './task-view';

export type Group = DueGroup | 'done' | 'plain';

/** The list on the screen: what the server sent, with the changes that are under way laid over it. */
export type TaskListState = {
  readonly view: TaskView;
  readonly today: string;
  readonly tasks: readonly Task[];
  readonly next: string | null;
  /** Done while looking at it: such a row stays where it is, and moves only when the list is read again. */
  readonly justDone: ReadonlySet<number>;
  /** Changed by someone else a moment ago: id -> version that glows. */
  readonly glowing: ReadonlyMap<number, number>;
};

/** From elsewhere: `fresh` is marked for a moment, `old` happened while nobody was looking. */
export type News = 'fresh' | 'old';

/** What is known of one task since. */
export type TaskNews =
  | { readonly type: 'put'; readonly task: Task; readonly news?: News }
  | { readonly type: 'remove'; readonly id: number };

export type TaskListEvent =
  | {
      readonly type: 'reset';
      readonly page: TaskPage;
      readonly underWay: ReadonlySet<number>;
      /** What came while the page was being read, which may have begun before it. */
      readonly since: readonly TaskNews[];
    }
  | { readonly type: 'append'; readonly page: TaskPage }
  | { readonly type: 'patch'; readonly id: number; readonly change: TaskChange }
  | TaskNews;

export function openTaskList(view: TaskView, today: string, page: TaskPage): TaskListState {
  return { view, today, tasks: page.tasks, next: page.next, justDone: new Set(), glowing: new Map() };
}

export function taskListReducer(state: TaskListState, event: TaskListEvent): TaskListState {
  switch (event.type) {
    case 'reset':
      return event.since
        .filter((each) => each.type === 'remove' || each.task.id > 0) // a row that waits for its number is kept anyway
        .map((each): TaskNews => (each.type === 'put' ? { ...each, news: 'old' } : each))
        .reduce<TaskListState>(taskListReducer, reset(state, event.page, event.underWay));
    case 'append': {
      const known = new Set(state.tasks.map(({ id }) => id));
      const added = event.page.tasks.filter(({ id }) => !known.has(id));
      return { ...state, tasks: [...state.tasks, ...added], next: event.page.next };
    }
    case 'put':
      return put(state, event.task, event.news);
    case 'patch': {
      const task = state.tasks.find(({ id }) => id === event.id);
      return task ? put(state, { ...task, ...event.change }) : state;
    }
    case 'remove':
      return { ...state, tasks: state.tasks.filter(({ id }) => id !== event.id) };
  }
}

/**
 * The list as it was just read, with everything of our own that the server did not know then: rows that wait for their
 * number, changes and deletions under way, and what was done while looking stays in its place.
 */
function reset(state: TaskListState, page: TaskPage, underWay: ReadonlySet<number>): TaskListState {
  const shown = new Map(state.tasks.map((task) => [task.id, task]));
  const newest = page.tasks
    .filter(({ id }) => shown.has(id) || !underWay.has(id))
    .map((task) => {
      const ours = shown.get(task.id);
      return ours && (underWay.has(task.id) || ours.version > task.version) ? ours : task;
    });
  const glowing = new Map(state.glowing);
  for (const { id, version } of newest) {
    if ((shown.get(id)?.version ?? version) < version) glowing.set(id, version);
  }
  const isHeld = ({ id }: Task) => underWay.has(id) || state.justDone.has(id);
  const waiting = state.tasks.filter(({ id }) => id < 0);
  const opened: TaskListState = {
    ...state,
    tasks: newest.filter((task) => !isHeld(task)),
    next: page.next,
    glowing,
  };
  return [...newest.filter(isHeld), ...waiting].reduce((list, task) => put(list, task), opened);
}

function put(state: TaskListState, task: Task, news?: News): TaskListState {
  const index = state.tasks.findIndex(({ id }) => id === task.id);
  const previous = state.tasks[index];
  // Late news: what is shown is newer, or the same thing told twice.
  if (previous && news && previous.version >= task.version) return state;
  const justDone = new Set(state.justDone);
  if (task.completed && previous && !previous.completed) justDone.add(task.id);
  const glowing = news === 'fresh' ? new Map(state.glowing).set(task.id, task.version) : state.glowing;
  const changed = { ...state, justDone, glowing };
  // A row that stands for a task being added gives way to the task itself.
  const waiting =
    previous === undefined && task.id > 0 ? state.tasks.find((other) => standsFor(other, task)) : undefined;
  const others = state.tasks.filter(({ id }) => id !== task.id && id !== waiting?.id);
  if (!belongs(changed, task, previous !== undefined)) return { ...changed, tasks: others };
  if (previous && compare(changed, previous, task) === 0) return { ...changed, tasks: state.tasks.with(index, task) };
  const place = others.findIndex((other) => compare(changed, task, other) < 0);
  return { ...changed, tasks: others.toSpliced(place === -1 ? others.length : place, 0, task) };
}

/** The title is in what was typed, whether or not its dates and tags were understood yet. */
function standsFor(waiting: Task, task: Task): boolean {
  return waiting.id < 0 && waiting.title.toLocaleLowerCase().includes(task.title.toLocaleLowerCase());
}

function belongs({ view, today, justDone }: TaskListState, task: Task, isShown: boolean): boolean {
  if ((view.view === 'trash') !== (task.deleted_at !== null)) return false;
  if (view.tag && !task.tags.includes(view.tag)) return false;
  if (view.priority && task.priority !== view.priority) return false;
  if (view.q && !isShown && !mentions(task, view.q)) return false;
  const isOpen = !task.completed || justDone.has(task.id);
  switch (view.view) {
    case 'today':
      return task.due_date !== null && (task.due_date === today || (task.due_date < today && isOpen));
    case 'upcoming':
      return task.due_date !== null && task.due_date > today && isOpen;
    case 'completed':
      return task.completed || isShown;
    case 'all':
    case 'trash':
      return true;
  }
}

function mentions(task: Task, words: string): boolean {
  const text = [task.title, task.description ?? '', ...task.tags].join(' ').toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function groupOf({ view, today, justDone }: TaskListState, task: Task): Group {
  if (view.view === 'completed' || view.view === 'trash') return 'plain';
  if (task.completed && !justDone.has(task.id)) return 'done';
  return view.sort === 'due_date' ? dueGroup(task.due_date, today) : 'plain';
}

const priorities = { high: 0, medium: 1, low: 2 } as const;

function compare(state: TaskListState, a: Task, b: Task): number {
  const { view } = state;
  if (view.view === 'completed') return text(b.completed_at, a.completed_at) || b.id - a.id;
  if (view.view === 'trash') return text(b.deleted_at, a.deleted_at) || b.id - a.id;
  const isDone = (task: Task) => Number(groupOf(state, task) === 'done');
  const section = isDone(a) - isDone(b);
  if (section !== 0) return section;
  if (isDone(a) === 1) return text(b.completed_at, a.completed_at) || b.id - a.id;
  switch (view.sort) {
    case 'due_date':
      return byDue(a, b) || a.id - b.id;
    case 'priority':
      return priorities[a.priority] - priorities[b.priority] || byDue(a, b) || a.id - b.id;
    case 'title':
      return text(a.title.toLowerCase(), b.title.toLowerCase()) || a.id - b.id;
    case '-created':
      return text(b.created_at, a.created_at) || b.id - a.id;
  }
}

function text(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

function byDue(a: Task, b: Task): number {
  if (a.due_date === null || b.due_date === null) return Number(a.due_date === null) - Number(b.due_date === null);
  return daysBetween(b.due_date, a.due_date) || text(a.due_time ?? '24:00', b.due_time ?? '24:00');
}

export type TaskGroup = { readonly group: Group; readonly tasks: readonly Task[]; readonly firstPosition: number };

/** The list in its groups, from top to bottom; positions count through all of them. */
export function taskGroups(state: TaskListState): readonly TaskGroup[] {
  const groups: { group: Group; tasks: Task[]; firstPosition: number }[] = [];
  for (const [index, task] of state.tasks.entries()) {
    const group = groupOf(state, task);
    const last = groups.at(-1);
    if (last?.group === group) last.tasks.push(task);
    else groups.push({ group, tasks: [task], firstPosition: index + 1 });
  }
  return groups;
}
