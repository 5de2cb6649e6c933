import type { components } from '@todo/api-client';

export type Task = components['schemas']['TaskRead'];
export type Priority = Task['priority'];

/** What an edit may change; only the named fields change, null clears. */
export type TaskChange = Partial<
  Pick<Task, 'title' | 'description' | 'completed' | 'priority' | 'due_date' | 'due_time' | 'tags' | 'recurrence'>
>;
