import { type ApiClient, unwrap } from '@todo/api-client';
import type { Task } from './task';
import type { ListQuery } from './task-view';

export type TaskPage = { readonly tasks: readonly Task[]; readonly next: string | null };

const PAGE_SIZE = 100;

/** One page of several lists shown as one; `next` says which list to go on with, and where. */
export async function readPage(api: ApiClient, queries: readonly ListQuery[], from: string | null): Promise<TaskPage> {
  const start = parsePosition(from);
  const tasks: Task[] = [];
  let { list, cursor } = start;
  for (let query = queries[list]; query && tasks.length < PAGE_SIZE; query = queries[list]) {
    const page = { ...query, limit: PAGE_SIZE - tasks.length, ...(cursor ? { cursor } : {}) };
    const request = api.GET('/api/{user_id}/tasks', { params: { path: { user_id: 'me' }, query: page } });
    tasks.push(...(await unwrap(request)));
    cursor = nextCursor((await request).response.headers.get('link'));
    if (cursor === null) list += 1;
  }
  return { tasks, next: list < queries.length ? `${String(list)}:${cursor ?? ''}` : null };
}

function parsePosition(from: string | null): { list: number; cursor: string | null } {
  const [, list, cursor] = /^(\d):(.*)$/.exec(from ?? '') ?? [];
  return { list: Number(list ?? 0), cursor: cursor ? cursor : null };
}

export function nextCursor(link: string | null): string | null {
  const target = /<([^>]*)>;\s*rel="?next"?/.exec(link ?? '')?.[1];
  return target === undefined ? null : new URL(target, 'http://backend').searchParams.get('cursor');
}
