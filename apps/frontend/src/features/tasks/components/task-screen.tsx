'use client';

import { useTranslations } from 'use-intl/react';
import { useTaskList } from '../use-task-list';
import type { TaskPage } from '../task-page';
import type { TaskView } from '../task-view';
import { EmptyTasks } from './empty-tasks';
import { QuickAdd } from './quick-add';
import { TaskCommandsProvider } from './task-commands';
import { TaskGroups } from './task-groups';

type Props = { readonly page: TaskPage; readonly view: TaskView; readonly today: string };

export function TaskScreen({ page, view, today }: Props) {
  const translate = useTranslations('tasks');
  const list = useTaskList({ page, view, today });
  return (
    <TaskCommandsProvider commands={list.commands}>
      {view.view !== 'trash' && <QuickAdd onAdd={list.add} />}
      <section aria-label={translate('list')}>
        {list.state.tasks.length === 0 ? (
          <EmptyTasks view={view} />
        ) : (
          <TaskGroups state={list.state} onNearEnd={list.readMore} />
        )}
      </section>
    </TaskCommandsProvider>
  );
}
