'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { formatDate } from '../due';
import { type TaskView, taskViewHref } from '../task-view';

type Props = { readonly view: TaskView; readonly today: string; readonly children: ReactNode };

export function ListHeading({ view, today, children }: Props) {
  const translate = useTranslations();
  const locale = formatLocale(useLocale());
  const { priority, ...withoutPriority } = view;
  return (
    <div className="mb-4 flex min-h-10 items-center gap-3">
      <h1 className="truncate text-2xl leading-tight font-semibold lang-ur:leading-loose">
        <bdi>{view.tag ? `#${view.tag}` : translate(`shell.${view.view}`)}</bdi>
      </h1>
      {view.view === 'today' && (
        <span className="truncate pt-2 text-sm text-faint">
          {formatDate(today, locale, { weekday: 'long', day: 'numeric', month: 'long' })}
        </span>
      )}
      {priority && (
        <Link
          href={taskViewHref(withoutPriority)}
          prefetch={false}
          className="focus-ring flex h-8 items-center gap-1.5 rounded-md bg-accent-soft pointer-coarse:h-11 px-2.5 text-xs text-accent-text"
        >
          {translate('tasks.onlyPriority', { priority: translate(`tasks.${priority}`) })}
          <X aria-hidden className="size-3.5" />
          <span className="sr-only">{translate('tasks.removeFilter')}</span>
        </Link>
      )}
      {children}
    </div>
  );
}
