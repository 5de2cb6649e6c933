'use client';

import { ConfirmDialog, Menu } from '@todo/ui';
import { Ellipsis, ListChecks, Pencil, RotateCcw, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import { useTaskCommands } from './task-commands';

type Props = { readonly task: Task };

/** What else can be done with a task. */
export function TaskMenu({ task }: Props) {
  const translate = useTranslations('tasks');
  const [isConfirming, setIsConfirming] = useState(false);
  const commands = useTaskCommands();
  const label = translate('actionsFor', { title: task.title });
  const inTrash = [
    { id: 'restore', label: translate('restore'), icon: <Undo2 aria-hidden /> },
    { id: 'forGood', label: translate('deleteForGood'), icon: <Trash2 aria-hidden />, isDanger: true },
  ];
  const inList = [
    { id: 'edit', label: translate('edit'), icon: <Pencil aria-hidden /> },
    ...(task.completed ? [{ id: 'reopen', label: translate('reopen'), icon: <RotateCcw aria-hidden /> }] : []),
    { id: 'select', label: translate('select'), icon: <ListChecks aria-hidden /> },
    { id: 'delete', label: translate('delete'), icon: <Trash2 aria-hidden />, isDanger: true },
  ];
  const act: Record<string, () => void> = {
    edit: () => commands.open(task),
    reopen: () => commands.toggle(task),
    select: () => commands.select(task.id),
    delete: () => commands.remove(task),
    restore: () => commands.restore(task),
    forGood: () => setIsConfirming(true),
  };
  return (
    <>
      <Menu
        label={label}
        choices={task.deleted_at === null ? inList : inTrash}
        onChoose={(id) => act[id]?.()}
        icon={<Ellipsis aria-hidden />}
        className="-ms-1 -me-1.5 opacity-0 transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
      />
      {isConfirming && (
        <ConfirmDialog
          title={translate('forGoodTitle')}
          confirmLabel={translate('deleteForGood')}
          cancelLabel={translate('cancel')}
          isOpen
          onClose={() => setIsConfirming(false)}
          onConfirm={() => commands.removeForGood(task)}
        >
          {translate('forGoodText', { title: task.title })}
        </ConfirmDialog>
      )}
    </>
  );
}
