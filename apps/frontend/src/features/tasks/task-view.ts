import { addDays } from './due';

export const views = ['today', 'upcoming', 'all', 'completed', 'trash'] as const;
export type View = (typeof views)[number];
export const sorts = ['due_date', '-created', 'priority', 'title'] as const;
export type Sort = (typeof sorts)[number];

/** Everything that decides which tasks the list shows. It lives in the URL, so it can be shared and Back works. */
export type TaskView = {
  readonly view: View;
  readonly tag?: string;
  readonly priority?: 'high' | 'medium' | 'low';
  readonly q?: string;
  readonly sort: Sort;
};

type Parameters = { readonly get: (name: string) => string | null };

const oneOf = <T extends string>(allowed: readonly T[], value: string | null): T | undefined =>
  allowed.find((candidate) => candidate === value);

export function parseTaskView(parameters: Parameters): TaskView {
  const tag = parameters.get('tag')?.trim();
  const q = parameters.get('q')?.trim();
  const priority = oneOf(['high', 'medium', 'low'] as const, parameters.get('priority'));
  return {
    view: oneOf(views, parameters.get('view')) ?? 'all',
    sort: oneOf(sorts, parameters.get('sort')) ?? 'due_date',
    ...(tag ? { tag: tag.slice(0, 100) } : {}),
    ...(q ? { q: q.slice(0, 200) } : {}),
    ...(priority ? { priority } : {}),
  };
}

export function taskViewHref({ view, tag, priority, q, sort }: TaskView): string {
  const parameters = new URLSearchParams();
  if (view !== 'all') parameters.set('view', view);
  if (tag) parameters.set('tag', tag);
  if (q) parameters.set('q', q);
  if (priority) parameters.set('priority', priority);
  if (sort !== 'due_date') parameters.set('sort', sort);
  const query = parameters.toString();
  return query === '' ? '/tasks' : `/tasks?${query}`;
}

export type ListQuery = {
  readonly status: 'pending' | 'completed' | 'trash';
  readonly sort: string;
  readonly tag?: string;
  readonly priority?: 'high' | 'medium' | 'low';
  readonly q?: string;
  readonly due_from?: string;
  readonly due_to?: string;
};

/** The lists of the backend that one view shows, one after the other: what is open first, then what is done. */
export function listQueries({ view, sort, tag, priority, q }: TaskView, today: string): readonly ListQuery[] {
  const filters = { ...(tag ? { tag } : {}), ...(priority ? { priority } : {}), ...(q ? { q } : {}) };
  const pending = { ...filters, status: 'pending', sort: backendSort(sort) } as const;
  const completed = { ...filters, status: 'completed', sort: '-completed' } as const;
  switch (view) {
    case 'today':
      return [
        { ...pending, due_to: today },
        { ...completed, due_from: today, due_to: today },
      ];
    case 'upcoming':
      return [{ ...pending, due_from: addDays(today, 1) }];
    case 'all':
      return [pending, completed];
    case 'completed':
      return [completed];
    case 'trash':
      return [{ ...filters, status: 'trash', sort: '-updated' }];
  }
}

const backendSort = (sort: Sort) => (sort === 'priority' ? '-priority,due_date' : sort);
