'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import { useTaskCommands } from './task-commands';

type Props = { readonly task: Task; readonly isDisabled: boolean };

const rings = {
  high: 'border-danger bg-danger-soft',
  medium: 'border-line-strong',
  low: 'border-line-strong border-dashed',
} as const;

export function TaskTick({ task, isDisabled }: Props) {
  const translate = useTranslations('tasks');
  const { toggle } = useTaskCommands();
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={task.completed}
      aria-label={translate('complete', { title: task.title })}
      disabled={isDisabled}
      onClick={() => toggle(task)}
      className="group/tick focus-ring -m-2 grid size-8.5 shrink-0 pointer-coarse:-m-3.25 pointer-coarse:size-11 cursor-pointer place-items-center rounded-full disabled:cursor-default"
    >
      <span
        className={`grid size-4.5 place-items-center rounded-full border-[1.5px] transition-colors ${task.completed ? 'border-done bg-done text-surface' : `${rings[task.priority]} group-hover/tick:border-done`}`}
      >
        <Check
          aria-hidden
          strokeWidth={3}
          className={`size-3 ${task.completed ? '' : 'text-done opacity-0 group-hover/tick:opacity-100 group-disabled/tick:opacity-0'}`}
        />
      </span>
    </button>
  );
}
