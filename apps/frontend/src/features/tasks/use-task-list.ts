'use client';

import { useReducer, useRef, useState } from 'react';
import { signInAgain } from '@/lib/call-action';
import { useLiveEvent } from '@/lib/live-events';
import { readErasedId, readLiveTask } from './live-task';
import { openTaskList, type TaskListEvent, taskListReducer, type TaskNews } from './task-list-state';
import type { TaskPage } from './task-page';
import { type TaskView, taskViewHref } from './task-view';

const MOST_READ_AGAIN = 1000;

type Options = { readonly page: TaskPage; readonly view: TaskView; readonly today: string };

/** The list as the server sent it, followed by what happens to it here and elsewhere. */
export function useTaskList({ page, view, today }: Options) {
  const [state, tell] = useReducer(taskListReducer, undefined, () => openTaskList(view, today, page));
  const [shownPage, setShownPage] = useState(page);
  /** Tasks with a change of ours on its way: its echo is no news. */
  const [underWay] = useState(() => new Map<number, number>());
  /** Of each reading of the list that is under way, what came since it began. */
  const [readings] = useState(() => new Set<TaskNews[]>());
  const reset = (fresh: TaskPage, since: readonly TaskNews[] = []) =>
    tell({ type: 'reset', page: fresh, underWay: new Set(underWay.keys()), since });
  const dispatch = (event: TaskListEvent) => {
    if (event.type === 'put' || event.type === 'remove') for (const since of readings) since.push(event);
    tell(event);
  };
  if (shownPage !== page) {
    setShownPage(page);
    reset(page);
  }
  const isReading = useRef(false);
  const rereading = useRef(0);

  /** As much of the list as is here already, so that nobody's place in it is lost. */
  async function reread(): Promise<void> {
    rereading.current += 1;
    const turn = rereading.current;
    const loaded = Math.min(state.tasks.length, MOST_READ_AGAIN);
    const since: TaskNews[] = [];
    readings.add(since);
    try {
      let fresh = await readTaskPage(view, today, null);
      while (fresh && fresh.next !== null && fresh.tasks.length < loaded) {
        const more = await readTaskPage(view, today, fresh.next);
        fresh = more && { tasks: [...fresh.tasks, ...more.tasks], next: more.next };
      }
      if (fresh && turn === rereading.current) reset(fresh, since);
    } finally {
      readings.delete(since);
    }
  }

  useLiveEvent(({ type, data }, isOld) => {
    const task = readLiveTask(data);
    const erased = readErasedId(data);
    if (type === 'reset' || type === 'opened') void reread();
    else if (task && !underWay.has(task.id)) dispatch({ type: 'put', task, news: isOld ? 'old' : 'fresh' });
    else if (type === 'task.deleted' && erased !== undefined) dispatch({ type: 'remove', id: erased });
  });

  async function readMore(): Promise<void> {
    if (state.next === null || isReading.current) return;
    isReading.current = true;
    const more = await readTaskPage(view, today, state.next);
    isReading.current = false;
    if (more) dispatch({ type: 'append', page: more });
  }

  async function during<T>(ids: readonly number[], work: () => Promise<T>): Promise<T> {
    for (const id of ids) underWay.set(id, (underWay.get(id) ?? 0) + 1);
    try {
      return await work();
    } finally {
      for (const id of ids) {
        const left = (underWay.get(id) ?? 1) - 1;
        if (left === 0) underWay.delete(id);
        else underWay.set(id, left);
      }
    }
  }

  return { state, dispatch, during, readMore: () => void readMore() };
}

export type TaskList = ReturnType<typeof useTaskList>;

async function readTaskPage(view: TaskView, today: string, from: string | null): Promise<TaskPage | undefined> {
  const query = new URL(taskViewHref(view), location.origin).searchParams;
  query.set('today', today);
  if (from !== null) query.set('from', from);
  const answer = await fetch(`/api/tasks?${query.toString()}`).catch(() => undefined);
  if (answer?.status === 401) signInAgain();
  if (!answer?.ok) return undefined;
  const body: TaskPage = await answer.json();
  return body;
}
