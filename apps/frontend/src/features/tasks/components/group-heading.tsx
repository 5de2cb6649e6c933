'use client';

import { useTranslations } from 'use-intl/react';
import type { Group } from '../task-list-state';

type Props = { readonly group: Exclude<Group, 'plain'>; readonly count: number };

const names = {
  overdue: 'overdue',
  today: 'todayGroup',
  tomorrow: 'tomorrowGroup',
  week: 'weekGroup',
  later: 'laterGroup',
  noDate: 'noDateGroup',
  done: 'doneGroup',
} as const;

export function GroupHeading({ group, count }: Props) {
  const translate = useTranslations('tasks');
  return (
    <h2
      className={`flex h-9 items-center gap-2 px-1 pb-1 text-xs font-semibold ${group === 'overdue' ? 'text-danger' : 'text-muted'}`}
    >
      {translate(names[group])}
      <span className="font-normal text-faint">{count}</span>
    </h2>
  );
}
