'use client';

import { useReducer, useRef, useState } from 'react';
import { signInAgain } from '@/lib/call-action';
import { useLiveEvent } from '@/lib/live-events';
import { readLiveTask } from './live-task';
import { openTaskList, taskListReducer } from './task-list-state';
import type { TaskPage } from './task-page';
import { type TaskView, taskViewHref } from './task-view';

type Options = { readonly page: TaskPage; readonly view: TaskView; readonly today: string };

/** The list as the server sent it, followed by what happens to it here and elsewhere. */
export function useTaskList({ page, view, today }: Options) {
  const [state, dispatch] = useReducer(taskListReducer, undefined, () => openTaskList(view, today, page));
  const [shownPage, setShownPage] = useState(page);
  if (shownPage !== page) {
    setShownPage(page);
    dispatch({ type: 'reset', page });
  }
  /** Tasks with a change of ours on its way: its echo is no news. */
  const [underWay] = useState(() => new Map<number, number>());
  const isReading = useRef(false);

  async function reread(): Promise<void> {
    const fresh = await readTaskPage(view, today, null);
    if (fresh) dispatch({ type: 'reset', page: fresh });
  }

  useLiveEvent(({ type, data }) => {
    const task = readLiveTask(data);
    if (type === 'reset') void reread();
    else if (task && !underWay.has(task.id)) dispatch({ type: 'put', task, isFromOutside: true });
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
