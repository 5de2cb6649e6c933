'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import { useTaskCommands } from './task-commands';

type Props = { readonly task: Task; readonly isSelected: boolean };

/** Stands in the place of the tick while several tasks are being chosen; square, so that it is not taken for it. */
export function SelectBox({ task, isSelected }: Props) {
  const translate = useTranslations('tasks');
  const { select } = useTaskCommands();
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isSelected}
      aria-label={translate('selectTask', { title: task.title })}
      onClick={() => select(task.id)}
      className="focus-ring -m-2 grid size-8.5 shrink-0 pointer-coarse:-m-3.25 pointer-coarse:size-11 cursor-pointer place-items-center rounded-md after:absolute after:inset-0"
    >
      <span
        className={`grid size-4.5 place-items-center rounded-[5px] border-[1.5px] ${isSelected ? 'border-accent bg-accent text-on-accent' : 'border-line-strong'}`}
      >
        {isSelected && <Check aria-hidden strokeWidth={3} className="size-3" />}
      </span>
    </button>
  );
}
