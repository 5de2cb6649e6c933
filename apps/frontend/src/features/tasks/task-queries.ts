import 'server-only';
import { unwrap } from '@todo/api-client';
import { cache } from 'react';
import { backend } from '@/lib/backend';
import { readPage, type TaskPage } from './task-page';
import { listQueries, type TaskView } from './task-view';

/** The first page of a view. */
export async function readTasks(view: TaskView, today: string): Promise<TaskPage> {
  return readPage(await backend(), listQueries(view, today), null);
}

export const readOverview = cache(async () =>
  unwrap((await backend()).GET('/api/{user_id}/tasks/overview', { params: { path: { user_id: 'me' } } })),
);
