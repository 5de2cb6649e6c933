'use client';

import { EmptyState } from '@todo/ui';
import { CalendarCheck2, CalendarClock, CircleCheck, ListTodo, SearchX, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import type { TaskView } from '../task-view';

type Props = { readonly view: TaskView };

const kinds = {
  today: { icon: <CalendarCheck2 />, title: 'emptyToday', text: 'emptyTodayText' },
  upcoming: { icon: <CalendarClock />, title: 'emptyUpcoming', text: 'emptyUpcomingText' },
  all: { icon: <ListTodo />, title: 'emptyAll', text: 'emptyAllText' },
  completed: { icon: <CircleCheck />, title: 'emptyCompleted', text: 'emptyCompletedText' },
  trash: { icon: <Trash2 />, title: 'emptyTrash', text: 'emptyTrashText' },
  search: { icon: <SearchX />, title: 'emptySearch', text: 'emptySearchText' },
} as const;

export function EmptyTasks({ view }: Props) {
  const translate = useTranslations('tasks');
  const isNarrowed = view.q !== undefined || view.tag !== undefined || view.priority !== undefined;
  const { icon, title, text } = kinds[isNarrowed ? 'search' : view.view];
  return (
    <EmptyState icon={icon} title={translate(title)}>
      {translate(text)}
    </EmptyState>
  );
}
