import { z } from '@/lib/schema';
import type { Task } from './task';

const Live = z.object({ task: z.object({ id: z.int().positive(), title: z.string(), version: z.int() }).loose() });

/** The task that an event carries, if it carries one. */
export function readLiveTask(data: unknown): Task | undefined {
  return isLive(data) ? data.task : undefined;
}

function isLive(data: unknown): data is { task: Task } {
  return Live.safeParse(data).success;
}
