'use client';

import { lazyPart } from '@todo/ui';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import type { TaskPage } from '../task-page';
import type { TaskView } from '../task-view';
import { useOpenTask } from '@/lib/open-task';
import { useFindTask } from '../use-find-task';
import { useListKeys } from '../use-list-keys';
import { useSelection } from '../use-selection';
import { useTaskChanges } from '../use-task-changes';
import { useTaskList } from '../use-task-list';
import { BulkBar } from './bulk-bar';
import { EmptyTasks } from './empty-tasks';
import { ListHeading } from './list-heading';
import { ListTools } from './list-tools';
import { QuickAdd } from './quick-add';
import { SearchBox } from './search-box';
import { TaskCommandsProvider } from './task-commands';
import { TaskGroups } from './task-groups';

const TaskDialog = lazyPart(() => import('./task-dialog').then((module) => module.TaskDialog));

type Props = { readonly page: TaskPage; readonly view: TaskView; readonly today: string };

export function TaskScreen({ page, view, today }: Props) {
  const translate = useTranslations('tasks');
  const list = useTaskList({ page, view, today });
  const { add, bulk, commands } = useTaskChanges(list);
  const selection = useSelection();
  const [isSearching, setIsSearching] = useState(view.q !== undefined);
  const [opened, setOpened] = useState<Task>();
  const { tasks } = list.state;
  const isTrash = view.view === 'trash';
  const search = () => {
    setIsSearching(true);
    document.getElementById('search')?.focus();
  };
  const find = useFindTask(list.state, setOpened);
  useOpenTask(find);
  useListKeys({ tasks, onSearch: search, onToggle: commands.toggle, onOpen: setOpened, onDelete: commands.remove });
  return (
    <TaskCommandsProvider commands={{ ...commands, open: setOpened, select: selection.toggle }}>
      <ListHeading view={view} today={today}>
        <ListTools view={view} isSelecting={selection.isOn} onSearch={search} onSelect={selection.toggleMode} />
      </ListHeading>
      {isSearching && <SearchBox view={view} onClose={() => setIsSearching(false)} />}
      {!isTrash && <QuickAdd today={today} onAdd={add} />}
      <section aria-label={translate('list')}>
        {tasks.length === 0 ? (
          <EmptyTasks view={view} />
        ) : (
          <TaskGroups
            state={list.state}
            selected={selection.isOn ? selection.ids : undefined}
            onNearEnd={list.readMore}
          />
        )}
      </section>
      {selection.isOn && (
        <BulkBar
          selection={selection}
          today={today}
          isTrash={isTrash}
          total={tasks.length}
          onSelectAll={() => selection.choose(tasks.filter(({ id }) => id > 0).map(({ id }) => id))}
          onChange={(change) => {
            void bulk([...selection.ids], change);
            selection.clear();
          }}
        />
      )}
      {opened && (
        <Suspense>
          <TaskDialog task={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </TaskCommandsProvider>
  );
}
