'use client';

import { createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState } from 'react';
import type { Task, TaskChange } from '../task';

export type TaskCommands = {
  readonly toggle: (task: Task) => void;
  readonly change: (task: Task, fields: TaskChange) => void;
  readonly remove: (task: Task) => void;
  readonly restore: (task: Task) => void;
  readonly removeForGood: (task: Task) => void;
  readonly open: (task: Task) => void;
  readonly select: (id: number) => void;
};

const CommandsContext = createContext<TaskCommands | null>(null);

type Props = { readonly commands: TaskCommands; readonly children: ReactNode };

/** Rows get the same functions for good, so that a change of one task renders one row. */
export function TaskCommandsProvider({ commands, children }: Props) {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const [stable] = useState<TaskCommands>(() => ({
    toggle: (task) => latest.current.toggle(task),
    change: (task, fields) => latest.current.change(task, fields),
    remove: (task) => latest.current.remove(task),
    restore: (task) => latest.current.restore(task),
    removeForGood: (task) => latest.current.removeForGood(task),
    open: (task) => latest.current.open(task),
    select: (id) => latest.current.select(id),
  }));
  return <CommandsContext value={stable}>{children}</CommandsContext>;
}

export function useTaskCommands(): TaskCommands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('TaskCommandsProvider is missing above this component.');
  return commands;
}
