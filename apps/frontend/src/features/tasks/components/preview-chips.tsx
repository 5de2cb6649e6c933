'use client';

import { CalendarDays, Flag, Repeat2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { shortDue } from '../due';
import { useRepeatText } from '../use-repeat-text';
import type { Preview } from '../use-preview';

type Props = { readonly preview: Preview; readonly today: string };

const tones = {
  plain: 'bg-sunken text-muted',
  date: 'bg-accent-soft text-accent-text',
  high: 'bg-danger-soft text-danger',
} as const;

/** What was understood besides the title, before it is saved. */
export function PreviewChips({ preview, today }: Props) {
  const translate = useTranslations('tasks');
  const locale = formatLocale(useLocale());
  const describeRepeat = useRepeatText();
  const { due_date = null, due_time = null, recurrence, priority, tags } = preview;
  const isMarked = priority === 'high' || priority === 'low';
  if (due_date === null && !recurrence && !isMarked && !tags?.length) return null;
  return (
    <ul aria-label={translate('understood')} className="flex flex-wrap gap-1.5">
      {due_date !== null && (
        <Chip tone="date" icon={<CalendarDays aria-hidden />}>
          {shortDue({ due_date, due_time }, today, locale)}
        </Chip>
      )}
      {recurrence && <Chip icon={<Repeat2 aria-hidden />}>{describeRepeat(recurrence)}</Chip>}
      {isMarked && (
        <Chip tone={priority === 'high' ? 'high' : 'plain'} icon={<Flag aria-hidden />}>
          {translate(priority)}
        </Chip>
      )}
      {tags?.map((tag) => (
        <Chip key={tag}>
          <bdi>#{tag}</bdi>
        </Chip>
      ))}
    </ul>
  );
}

type ChipProps = { readonly tone?: keyof typeof tones; readonly icon?: ReactNode; readonly children: ReactNode };

function Chip({ tone = 'plain', icon, children }: ChipProps) {
  return (
    <li className={`inline-flex min-h-6 items-center gap-1.5 rounded-md px-2 text-xs [&_svg]:size-3.5 ${tones[tone]}`}>
      {icon}
      {children}
    </li>
  );
}
