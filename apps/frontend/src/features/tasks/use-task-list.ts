'use client';

import { showToast } from '@todo/ui';
import { useReducer, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { call, signInAgain } from '@/lib/call-action';
import type { Failure } from '@/lib/failure';
import { useLiveEvent } from '@/lib/live-events';
import { pushUndo } from '@/lib/undo';
import { readLiveTask } from './live-task';
import type { Task, TaskChange } from './task';
import { addTask, changeTask, deleteForGood, deleteTask, restoreTask } from './task-actions';
import { openTaskList, taskListReducer } from './task-list-state';
import type { TaskPage } from './task-page';
import { type TaskView, taskViewHref } from './task-view';

type Options = { readonly page: TaskPage; readonly view: TaskView; readonly today: string };

/** The list and everything that a person can do to it. Each change shows at once and is taken back if it fails. */
export function useTaskList({ page, view, today }: Options) {
  const translate = useTranslations('tasks');
  const errors = useTranslations('errors');
  const sentences = { offline: errors('offline'), unknown: errors('unknown') };
  const [state, dispatch] = useReducer(taskListReducer, undefined, () => openTaskList(view, today, page));
  const [shownPage, setShownPage] = useState(page);
  if (shownPage !== page) {
    setShownPage(page);
    dispatch({ type: 'reset', page });
  }
  const underWay = useRef(new Map<number, number>());
  const isReading = useRef(false);

  useLiveEvent(({ type, data }) => {
    const task = readLiveTask(data);
    if (type === 'reset') void rereadPage();
    else if (task && !underWay.current.has(task.id)) dispatch({ type: 'put', task, isFromOutside: true });
  });

  const fail = (failure: Failure) => showToast({ text: failure.message, tone: 'danger' });

  async function change(task: Task, fields: TaskChange): Promise<boolean> {
    dispatch({ type: 'patch', id: task.id, change: fields });
    const result = await during(task.id, () => call(() => changeTask(task.id, fields), sentences));
    if (result.ok) dispatch({ type: 'put', task: result.task });
    else {
      dispatch({ type: 'put', task });
      fail(result);
    }
    return result.ok;
  }

  async function during<T>(id: number, work: () => Promise<T>): Promise<T> {
    const running = underWay.current;
    running.set(id, (running.get(id) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const left = (running.get(id) ?? 1) - 1;
      if (left === 0) running.delete(id);
      else running.set(id, left);
    }
  }

  async function undoable(text: string, work: () => Promise<boolean>, inverse: () => Promise<unknown>) {
    if (!(await work())) return;
    const undo = pushUndo(() => void inverse());
    showToast({ text, action: { label: translate('undo'), onPress: undo } });
  }

  async function add(text: string, preview: Partial<Task>): Promise<Failure | undefined> {
    const placeholder = standIn(text, preview);
    dispatch({ type: 'put', task: placeholder });
    const result = await call(() => addTask(text), sentences);
    dispatch({ type: 'remove', id: placeholder.id });
    if (!result.ok) return result;
    dispatch({ type: 'put', task: result.task });
    pushUndo(() => void remove(result.task));
    return undefined;
  }

  async function remove(task: Task): Promise<boolean> {
    dispatch({ type: 'remove', id: task.id });
    const result = await during(task.id, () => call(() => deleteTask(task.id), sentences));
    if (!result.ok) {
      dispatch({ type: 'put', task });
      fail(result);
    }
    return result.ok;
  }

  async function restore(task: Task): Promise<boolean> {
    if (view.view === 'trash') dispatch({ type: 'remove', id: task.id });
    const result = await during(task.id, () => call(() => restoreTask(task.id), sentences));
    if (result.ok) dispatch({ type: 'put', task: result.task });
    else {
      if (view.view === 'trash') dispatch({ type: 'put', task });
      fail(result);
    }
    return result.ok;
  }

  async function removeForGood(task: Task): Promise<void> {
    dispatch({ type: 'remove', id: task.id });
    const result = await call(() => deleteForGood(task.id), sentences);
    if (result.ok) return;
    dispatch({ type: 'put', task });
    fail(result);
  }

  async function readPage(from: string | null): Promise<TaskPage | undefined> {
    const query = new URL(taskViewHref(view), location.origin).searchParams;
    query.set('today', today);
    if (from !== null) query.set('from', from);
    const answer = await fetch(`/api/tasks?${query.toString()}`).catch(() => undefined);
    if (answer?.status === 401) signInAgain();
    if (!answer?.ok) return undefined;
    const body: TaskPage = await answer.json();
    return body;
  }

  async function rereadPage(): Promise<void> {
    const fresh = await readPage(null);
    if (fresh) dispatch({ type: 'reset', page: fresh });
  }

  async function readMore(): Promise<void> {
    if (state.next === null || isReading.current) return;
    isReading.current = true;
    const more = await readPage(state.next);
    if (more) dispatch({ type: 'append', page: more });
    isReading.current = false;
  }

  const commands = {
    change: (task: Task, fields: TaskChange) =>
      void undoable(
        translate('changed', { id: task.id }),
        () => change(task, fields),
        () => change({ ...task, ...fields }, pickFields(task, fields)),
      ),
    toggle: (task: Task) =>
      void (task.completed
        ? change(task, { completed: false })
        : undoable(
            translate('completedToast', { id: task.id }),
            () => change(task, { completed: true }),
            () => change({ ...task, completed: true }, { completed: false }),
          )),
    remove: (task: Task) =>
      void undoable(
        translate('deleted', { id: task.id }),
        () => remove(task),
        () => restore(task),
      ),
    restore: (task: Task) =>
      void undoable(
        translate('restored', { id: task.id }),
        () => restore(task),
        () => remove(task),
      ),
    removeForGood: (task: Task) => void removeForGood(task),
  };
  return { state, add, readMore: () => void readMore(), commands };
}

export type TaskList = ReturnType<typeof useTaskList>;

function pickFields(task: Task, fields: TaskChange): TaskChange {
  return Object.fromEntries(Object.entries(task).filter(([name]) => Object.hasOwn(fields, name)));
}

let lastStandIn = 0;

/** A row for a task that the server has not numbered yet. */
function standIn(text: string, preview: Partial<Task>): Task {
  lastStandIn -= 1;
  return {
    id: lastStandIn,
    title: preview.title ?? text,
    description: null,
    completed: false,
    completed_at: null,
    priority: preview.priority ?? 'medium',
    due_date: preview.due_date ?? null,
    due_time: preview.due_time ?? null,
    due_at: null,
    tags: preview.tags ?? [],
    recurrence: preview.recurrence ?? null,
    created_at: new Date().toISOString(),
    updated_at: new Date().toISOString(),
    deleted_at: null,
    version: 0,
  };
}
