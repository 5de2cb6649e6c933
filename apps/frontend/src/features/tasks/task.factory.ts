import type { Task } from './task';

/** A task for tests, with only what matters to them named. */
export function aTask(fields: Partial<Task> = {}): Task {
  return {
    id: 1,
    title: 'Buy groceries',
    description: null,
    completed: false,
    completed_at: null,
    priority: 'medium',
    due_date: null,
    due_time: null,
    due_at: null,
    tags: [],
    recurrence: null,
    created_at: '2026-11-20T09:00:00Z',
    updated_at: '2026-11-20T09:00:00Z',
    deleted_at: null,
    version: 1,
    ...fields,
  };
}
