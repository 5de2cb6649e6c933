'use client';

import { Repeat2 } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { daysBetween, formatTime, fullDue, shortDue } from '../due';
import type { Task } from '../task';

type Props = {
  readonly task: Task;
  readonly today: string;
  /** The heading above says the day already. */
  readonly isUnderTomorrow: boolean;
};

/** Tags, repeat and due date, in the order of how often they are needed. */
export function TaskMeta({ task, today, isUnderTomorrow }: Props) {
  const translate = useTranslations('tasks');
  const locale = formatLocale(useLocale());
  const days = task.due_date === null ? null : daysBetween(today, task.due_date);
  const isOpen = !task.completed && task.deleted_at === null;
  const tone = !isOpen || days === null || days > 0 ? '' : days < 0 ? 'text-danger' : 'text-warn';
  return (
    <span className="flex max-w-[50%] items-center gap-2.5 text-xs whitespace-nowrap text-faint">
      {task.priority === 'high' && isOpen && <span className="sr-only">{translate('highPriority')}</span>}
      {task.tags.slice(0, 2).map((tag) => (
        <bdi key={tag} className="max-w-28 truncate text-muted max-sm:hidden">
          #{tag}
        </bdi>
      ))}
      {task.tags.length > 2 && (
        <span className="text-muted max-sm:hidden" title={task.tags.map((tag) => `#${tag}`).join(' ')}>
          <bdi dir="ltr">+{task.tags.length - 2}</bdi>
        </span>
      )}
      {task.recurrence !== null && <Repeat2 role="img" aria-label={translate('repeats')} className="size-3.5" />}
      {task.due_date !== null && (
        <time
          dateTime={task.due_time === null ? task.due_date : `${task.due_date}T${task.due_time}`}
          title={fullDue(task, locale)}
          className={tone}
        >
          {isUnderTomorrow && task.due_time !== null
            ? formatTime(task.due_time, locale)
            : shortDue(task, today, locale)}
        </time>
      )}
    </span>
  );
}
