import type { Task } from './task';
import type { Preview } from './use-preview';

let lastId = 0;

/** A row for a task that the server has not numbered yet; its id is negative. */
export function standIn(text: string, preview: Preview | undefined): Task {
  lastId -= 1;
  const now = new Date().toISOString();
  return {
    id: lastId,
    title: preview?.title ?? text,
    description: null,
    completed: false,
    completed_at: null,
    priority: preview?.priority ?? 'medium',
    due_date: preview?.due_date ?? null,
    due_time: preview?.due_time ?? null,
    due_at: null,
    tags: preview?.tags ?? [],
    recurrence: preview?.recurrence ?? null,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    version: 0,
  };
}
