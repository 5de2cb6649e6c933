'use client';

import { IconButton, Menu } from '@todo/ui';
import { Ellipsis, Pencil, RotateCcw, Trash2, Undo2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import { useTaskCommands } from './task-commands';
import { TaskMeta } from './task-meta';
import { TaskTick } from './task-tick';
import { TitleEditor } from './title-editor';

type Props = {
  readonly task: Task;
  readonly today: string;
  readonly position: number;
  readonly total: number;
  readonly isGlowing: boolean;
};

/** One task: its tick, number, title, and what is known about it. */
export const TaskRow = memo(function TaskRow({ task, today, position, total, isGlowing }: Props) {
  const translate = useTranslations('tasks');
  const locale = useLocale();
  const commands = useTaskCommands();
  const [isEditing, setIsEditing] = useState(false);
  const isWaiting = task.id < 0;
  const isInTrash = task.deleted_at !== null;
  const choices = isInTrash
    ? [
        { id: 'restore', label: translate('restore'), icon: <Undo2 aria-hidden /> },
        { id: 'forGood', label: translate('deleteForGood'), icon: <Trash2 aria-hidden />, isDanger: true },
      ]
    : [
        { id: 'edit', label: translate('edit'), icon: <Pencil aria-hidden /> },
        ...(task.completed ? [{ id: 'toggle', label: translate('reopen'), icon: <RotateCcw aria-hidden /> }] : []),
        { id: 'delete', label: translate('delete'), icon: <Trash2 aria-hidden />, isDanger: true },
      ];
  return (
    <li
      id={`task-${String(task.id)}`}
      data-task={task.id}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={-1}
      className={`group/row relative flex h-11 items-center gap-3 border-line px-3 outline-none focus:shadow-[inset_2px_0_var(--accent)] rtl:focus:shadow-[inset_-2px_0_var(--accent)] not-first:border-t ${isGlowing ? 'animate-glow' : ''} ${isWaiting ? 'opacity-60' : ''}`}
    >
      <TaskTick task={task} isDisabled={isWaiting || isInTrash} />
      <span className="min-w-6.5 text-xs text-faint">{isWaiting ? '' : <bdi>#{task.id}</bdi>}</span>
      {isEditing ? (
        <TitleEditor task={task} onDone={() => setIsEditing(false)} />
      ) : (
        <button
          type="button"
          dir="auto"
          disabled={isWaiting || isInTrash}
          onClick={() => setIsEditing(true)}
          lang={locale}
          className={`focus-ring min-w-0 flex-1 cursor-text truncate rounded-md py-1 text-start text-sm disabled:cursor-default ${task.completed ? 'text-faint line-through' : ''}`}
        >
          {task.title}
        </button>
      )}
      {!isEditing && <TaskMeta task={task} today={today} />}
      <Menu
        label={translate('actionsFor', { title: task.title })}
        choices={choices}
        onChoose={(id) => {
          if (id === 'edit') setIsEditing(true);
          if (id === 'toggle') commands.toggle(task);
          if (id === 'delete') commands.remove(task);
          if (id === 'restore') commands.restore(task);
          if (id === 'forGood') commands.removeForGood(task);
        }}
        trigger={
          <IconButton
            isDisabled={isWaiting}
            className="-me-1.5 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100"
            label={translate('actionsFor', { title: task.title })}
          >
            <Ellipsis aria-hidden />
          </IconButton>
        }
      />
    </li>
  );
});
