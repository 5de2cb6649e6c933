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
