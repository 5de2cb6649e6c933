'use client';

import { showToast } from '@todo/ui';
import { useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { call } from '@/lib/call-action';
import { revealRow } from './focus-row';
import { offsetOf } from './list-layout';
import type { Task } from './task';
import { findTask } from './task-actions';
import type { TaskListState } from './task-list-state';

/** Shows a task by its number: its row where the list has it, else the task by itself. `?task=` asks for it, too. */
export function useFindTask(state: TaskListState, open: (task: Task) => void): (taskId: number) => void {
  const errors = useTranslations('errors');
  const wanted = Number(useSearchParams().get('task'));
  const find = async (taskId: number) => {
    const offset = offsetOf(state, taskId);
    if (offset !== undefined) {
      requestAnimationFrame(() => revealRow(taskId, offset));
      return;
    }
    const sentences = { offline: errors('offline'), unknown: errors('unknown') };
    const result = await call(() => findTask(taskId), sentences);
    if (result.ok) open(result.task);
    else showToast({ text: result.message, tone: 'danger' });
  };
  const onWanted = useEffectEvent((taskId: number) => void find(taskId));
  useEffect(() => {
    if (Number.isInteger(wanted) && wanted > 0) onWanted(wanted);
  }, [wanted]);
  return (taskId) => void find(taskId);
}
