'use client';

import { memo, useState } from 'react';
import type { Task } from '../task';
import { SelectBox } from './select-box';
import { TaskMenu } from './task-menu';
import { TaskMeta } from './task-meta';
import { TaskTick } from './task-tick';
import { TitleEditor } from './title-editor';

type Props = {
  readonly task: Task;
  readonly today: string;
  readonly position: number;
  readonly total: number;
  readonly isUnderTomorrow: boolean;
  readonly isGlowing: boolean;
  /** Undefined while nothing is being selected. */
  readonly isSelected: boolean | undefined;
};

/** One task: its tick, number, title, and what is known about it. */
export const TaskRow = memo(function TaskRow(props: Props) {
  const { task, today, position, total, isUnderTomorrow, isGlowing, isSelected } = props;
  const [isEditing, setIsEditing] = useState(false);
  const isWaiting = task.id < 0;
  const isInTrash = task.deleted_at !== null;
  const isSelecting = isSelected !== undefined;
  return (
    <li
      id={`task-${String(task.id)}`}
      data-task={task.id}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={-1}
      className={`group/row relative flex h-11 items-center gap-3 border-line px-3 outline-none not-first:border-t focus:shadow-[inset_2px_0_var(--accent)] rtl:focus:shadow-[inset_-2px_0_var(--accent)] ${isGlowing ? 'animate-glow' : ''} ${isWaiting ? 'opacity-60' : ''} ${isSelected ? 'bg-accent-soft' : ''}`}
    >
      {isSelecting ? (
        <SelectBox task={task} isSelected={isSelected} />
      ) : (
        <TaskTick task={task} isDisabled={isWaiting || isInTrash} />
      )}
      <span className="min-w-6.5 text-xs text-faint">{isWaiting ? '' : <bdi>#{task.id}</bdi>}</span>
      {isEditing ? (
        <TitleEditor task={task} onDone={() => setIsEditing(false)} />
      ) : (
        <button
          type="button"
          disabled={isWaiting || isInTrash || isSelecting}
          dir="auto"
          onClick={() => setIsEditing(true)}
          className={`focus-ring min-w-0 flex-1 cursor-text truncate rounded-md py-1 text-left text-sm pointer-coarse:h-11 page-rtl:text-right disabled:cursor-default ${task.completed ? 'text-faint line-through' : ''}`}
        >
          {task.title}
        </button>
      )}
      {!isEditing && <TaskMeta task={task} today={today} isUnderTomorrow={isUnderTomorrow} />}
      {!isWaiting && !isSelecting && <TaskMenu task={task} />}
    </li>
  );
});
