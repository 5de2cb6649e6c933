'use client';

import { useKeys } from '@/lib/use-keys';
import { focusRow } from './focus-row';
import type { Task } from './task';

type Options = {
  readonly tasks: readonly Task[];
  readonly onSearch: () => void;
  readonly onToggle: (task: Task) => void;
  readonly onOpen: (task: Task) => void;
  readonly onDelete: (task: Task) => void;
};

/** n and / go to the fields above; j and k walk the rows; x, e and Delete act on the row that has the focus. */
export function useListKeys({ tasks, onSearch, onToggle, onOpen, onDelete }: Options): void {
  const focused = () => {
    const id = Number(document.activeElement?.closest('[data-task]')?.getAttribute('data-task'));
    return tasks.findIndex((task) => task.id === id);
  };
  const walk = (step: 1 | -1) => {
    const from = focused();
    const to = from === -1 ? (step === 1 ? 0 : tasks.length - 1) : from + step;
    const task = tasks[to];
    if (task) focusRow(task.id);
  };
  const act = (work: (task: Task) => void) => {
    const index = focused();
    const task = tasks[index];
    if (!task || task.id < 0) return undefined;
    work(task);
    return tasks[index + 1] ?? tasks[index - 1];
  };
  useKeys({
    n: () => document.getElementById('quick-add')?.focus(),
    '/': onSearch,
    j: () => walk(1),
    k: () => walk(-1),
    x: () => void (tasks.some(({ deleted_at }) => deleted_at !== null) ? undefined : act(onToggle)),
    e: () => void act(onOpen),
    Delete: () => {
      const next = act(onDelete);
      if (next) focusRow(next.id);
    },
  });
}
