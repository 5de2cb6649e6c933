import { isRecord } from '@/lib/is-record';
import type { Task } from './task';

/** The task that an event carries, if it carries one. */
export function readLiveTask(data: unknown): Task | undefined {
  return hasTask(data) ? data.task : undefined;
}

/** The number of a task that is gone for good: the event has no more to say about it. */
export function readErasedId(data: unknown): number | undefined {
  if (!isRecord(data) || isRecord(data['task'])) return undefined;
  return typeof data['task_id'] === 'number' ? data['task_id'] : undefined;
}

function hasTask(data: unknown): data is { task: Task } {
  if (!isRecord(data) || !isRecord(data['task'])) return false;
  const { id, title, version } = data['task'];
  return typeof id === 'number' && typeof title === 'string' && typeof version === 'number';
}
