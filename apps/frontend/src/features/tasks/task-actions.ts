'use server';

import { unwrap } from '@todo/api-client';
import { attempt } from '@/lib/action';
import { backendForWrite } from '@/lib/backend';
import type { Failure } from '@/lib/failure';
import type { Task, TaskChange } from './task';

export type TaskResult = { readonly ok: true; readonly task: Task } | Failure;
export type DoneResult = { readonly ok: true } | Failure;

const path = (taskId: number) => ({ path: { user_id: 'me', task_id: taskId } });
const mine = { path: { user_id: 'me' } };

/** Quick add: the backend reads the words the way chat does. */
export async function addTask(text: string): Promise<TaskResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    const { task } = await unwrap(api.POST('/api/{user_id}/tasks/parse', { params: mine, body: { text } }));
    return { task: await unwrap(api.POST('/api/{user_id}/tasks', { params: mine, body: task })) };
  });
}

export async function changeTask(taskId: number, change: TaskChange): Promise<TaskResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    const request = api.PATCH('/api/{user_id}/tasks/{task_id}', { params: path(taskId), body: change });
    return { task: await unwrap(request) };
  });
}

export async function findTask(taskId: number): Promise<TaskResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    return { task: await unwrap(api.GET('/api/{user_id}/tasks/{task_id}', { params: path(taskId) })) };
  });
}

export async function deleteTask(taskId: number): Promise<DoneResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    await unwrap(api.DELETE('/api/{user_id}/tasks/{task_id}', { params: path(taskId) }));
    return {};
  });
}

export async function deleteForGood(taskId: number): Promise<DoneResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    const params = { ...path(taskId), query: { permanent: true } };
    await unwrap(api.DELETE('/api/{user_id}/tasks/{task_id}', { params }));
    return {};
  });
}

export async function restoreTask(taskId: number): Promise<TaskResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    return { task: await unwrap(api.POST('/api/{user_id}/tasks/{task_id}/restore', { params: path(taskId) })) };
  });
}

export type BulkChange =
  | { readonly action: 'complete' | 'reopen' | 'delete' | 'restore' }
  | { readonly action: 'reschedule'; readonly due_date: string | null; readonly due_time?: string | null }
  | { readonly action: 'tag' | 'untag'; readonly tags: string[] };

export type BulkResult = { readonly ok: true; readonly tasks: readonly Task[]; readonly refused: number } | Failure;

const MOST_AT_ONCE = 500;

export async function changeTasks(ids: readonly number[], change: BulkChange): Promise<BulkResult> {
  return attempt(async () => {
    const api = await backendForWrite();
    const tasks: Task[] = [];
    let refused = 0;
    for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
      const body = { ...change, ids: ids.slice(start, start + MOST_AT_ONCE) };
      const { results } = await unwrap(api.POST('/api/{user_id}/tasks/bulk', { params: mine, body }));
      for (const { task, status } of results) {
        if (task) tasks.push(task);
        else if (status !== 'unchanged') refused += 1;
      }
    }
    return { tasks, refused };
  });
}
