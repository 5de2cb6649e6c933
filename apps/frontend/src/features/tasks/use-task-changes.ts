'use client';

import { showToast } from '@todo/ui';
import { useTranslations } from 'use-intl/react';
import { call } from '@/lib/call-action';
import type { Failure } from '@/lib/failure';
import { pushUndo } from '@/lib/undo';
import { standIn } from './stand-in';
import type { Task, TaskChange } from './task';
import {
  addTask,
  type BulkChange,
  changeTask,
  changeTasks,
  deleteForGood,
  deleteTask,
  restoreTask,
} from './task-actions';
import type { Preview } from './use-preview';
import type { TaskList } from './use-task-list';

/** Everything that a person can do to tasks. It shows at once, is taken back if it fails, and can be undone. */
export function useTaskChanges({ state, dispatch, during }: TaskList) {
  const translate = useTranslations('tasks');
  const errors = useTranslations('errors');
  const sentences = { offline: errors('offline'), unknown: errors('unknown') };
  const isTrash = state.view.view === 'trash';

  /** Shows `task` again when `result` is a failure; says whether it was none. */
  function settle(result: { ok: true } | Failure, ...tasks: readonly Task[]): boolean {
    if (result.ok) return true;
    for (const task of tasks) dispatch({ type: 'put', task });
    showToast({ text: result.message, tone: 'danger' });
    return false;
  }

  async function change(task: Task, fields: TaskChange): Promise<boolean> {
    dispatch({ type: 'patch', id: task.id, change: fields });
    const result = await during([task.id], () => call(() => changeTask(task.id, fields), sentences));
    if (result.ok) dispatch({ type: 'put', task: result.task });
    return settle(result, task);
  }

  async function remove(task: Task): Promise<boolean> {
    dispatch({ type: 'remove', id: task.id });
    return settle(await during([task.id], () => call(() => deleteTask(task.id), sentences)), task);
  }

  async function restore(task: Task): Promise<boolean> {
    if (isTrash) dispatch({ type: 'remove', id: task.id });
    const result = await during([task.id], () => call(() => restoreTask(task.id), sentences));
    if (result.ok) dispatch({ type: 'put', task: result.task });
    return isTrash ? settle(result, task) : settle(result);
  }

  async function removeForGood(task: Task): Promise<void> {
    dispatch({ type: 'remove', id: task.id });
    settle(await during([task.id], () => call(() => deleteForGood(task.id), sentences)), task);
  }

  async function bulk(ids: readonly number[], wanted: BulkChange): Promise<boolean> {
    const before = state.tasks.filter(({ id }) => ids.includes(id));
    for (const task of before) {
      if (wanted.action === 'delete' || (wanted.action === 'restore' && isTrash))
        dispatch({ type: 'remove', id: task.id });
      if (wanted.action === 'complete') dispatch({ type: 'patch', id: task.id, change: { completed: true } });
    }
    const result = await during(ids, () => call(() => changeTasks(ids, wanted), sentences));
    if (result.ok) for (const task of result.tasks) dispatch({ type: 'put', task });
    return settle(result, ...before);
  }

  async function undoable(text: string, work: () => Promise<boolean>, inverse: () => Promise<unknown>): Promise<void> {
    if (!(await work())) return;
    const undo = pushUndo(() => void inverse());
    showToast({ text, action: { label: translate('undo'), onPress: undo } });
  }

  async function add(text: string, preview: Preview | undefined): Promise<Failure | undefined> {
    const placeholder = standIn(text, preview);
    dispatch({ type: 'put', task: placeholder });
    const result = await call(() => addTask(text), sentences);
    dispatch({ type: 'remove', id: placeholder.id });
    if (!result.ok) return result;
    dispatch({ type: 'put', task: result.task });
    const { task } = result;
    const undo = pushUndo(() => void remove(task));
    const action = { label: translate('undo'), onPress: undo };
    showToast({ text: translate('added', { id: task.id, title: task.title }), action });
    return undefined;
  }

  const complete = (task: Task) => () => change(task, { completed: true });
  const reopen = (task: Task) => () => change({ ...task, completed: true }, { completed: false });
  return {
    add,
    bulk: (ids: readonly number[], wanted: BulkChange) => {
      const inverses = inverseOf(
        wanted,
        state.tasks.filter(({ id }) => ids.includes(id)),
      );
      return undoable(
        translate(`bulk.${wanted.action}`, { count: ids.length }),
        () => bulk(ids, wanted),
        async () => {
          for (const { ids: group, change: inverse } of inverses) await bulk(group, inverse);
        },
      );
    },
    commands: {
      change: (task: Task, fields: TaskChange) => {
        const back = () => change({ ...task, ...fields }, pickFields(task, fields));
        void undoable(translate('changed', { id: task.id }), () => change(task, fields), back);
      },
      toggle: (task: Task) => {
        if (task.completed) void change(task, { completed: false });
        else void undoable(translate('completedToast', { id: task.id }), complete(task), reopen(task));
      },
      remove: (task: Task) => {
        void undoable(
          translate('deleted', { id: task.id }),
          () => remove(task),
          () => restore(task),
        );
      },
      restore: (task: Task) => {
        void undoable(
          translate('restored', { id: task.id }),
          () => restore(task),
          () => remove(task),
        );
      },
      removeForGood: (task: Task) => void removeForGood(task),
    },
  };
}

function pickFields(task: Task, fields: TaskChange): TaskChange {
  return Object.fromEntries(Object.entries(task).filter(([name]) => Object.hasOwn(fields, name)));
}

type Inverse = { readonly ids: readonly number[]; readonly change: BulkChange };

/** What takes a change of several tasks back; rescheduled ones go back to the dates that they had. */
function inverseOf(change: BulkChange, tasks: readonly Task[]): readonly Inverse[] {
  const idsOf = (some: readonly Task[]) => some.map(({ id }) => id);
  switch (change.action) {
    case 'complete':
      return [{ ids: idsOf(tasks.filter(({ completed }) => !completed)), change: { action: 'reopen' } }];
    case 'reopen':
      return [{ ids: idsOf(tasks.filter(({ completed }) => completed)), change: { action: 'complete' } }];
    case 'delete':
      return [{ ids: idsOf(tasks), change: { action: 'restore' } }];
    case 'restore':
      return [{ ids: idsOf(tasks), change: { action: 'delete' } }];
    case 'tag':
    case 'untag': {
      const isAdding = change.action === 'tag';
      const touched = tasks.filter(({ tags }) => change.tags.some((tag) => tags.includes(tag) !== isAdding));
      return [{ ids: idsOf(touched), change: { action: isAdding ? 'untag' : 'tag', tags: change.tags } }];
    }
    case 'reschedule':
      return tasks.map(({ id, due_date, due_time }) => ({
        ids: [id],
        change: { action: 'reschedule', due_date, due_time },
      }));
  }
}
