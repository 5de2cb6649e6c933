'use client';

import type { components } from '@todo/api-client';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { formatMoment } from '../format-moment';
import { undoActivity } from '../settings-actions';
import { RowAction } from './row-action';
import { SettingsSection } from './settings-section';

type Activity = components['schemas']['ActivityRead'];
type Props = { readonly activity: readonly Activity[]; readonly timeZone: string };

const actions = {
  'task.created': 'created',
  'task.updated': 'updated',
  'task.completed': 'completed',
  'task.reopened': 'reopened',
  'task.deleted': 'deleted',
  'task.restored': 'restored',
  'task.erased': 'erased',
} as const;

/** Who or what changed which task, and the way back. */
export function ActivitySection({ activity, timeZone }: Props) {
  const translate = useTranslations('activity');
  const locale = formatLocale(useLocale());
  return (
    <SettingsSection id="activity" title={translate('title')} text={translate('text')}>
      {activity.length === 0 && <p className="text-sm text-faint">{translate('empty')}</p>}
      <ul className="grid grid-cols-1 gap-3">
        {activity.map((entry) => {
          const number = `#${String(entry.task_id)}`;
          const canUndo = entry.undone_by === null && entry.action !== 'task.erased';
          return (
            <li key={entry.id} className="flex items-center gap-3 text-sm">
              <div className="min-w-0 flex-1">
                <p className="flex gap-1">
                  <span className="shrink-0">{translate(actions[entry.action])}</span>{' '}
                  <Link
                    href={`/tasks?task=${String(entry.task_id)}`}
                    prefetch={false}
                    className="focus-ring flex min-w-0 gap-1 rounded-md font-medium underline-offset-4 hover:underline"
                  >
                    <bdi>{number}</bdi> <bdi className="block truncate">{entry.title}</bdi>
                  </Link>
                </p>
                <p className="truncate text-xs text-faint">
                  {entry.channel === 'mcp' || entry.channel === 'rest' ? (
                    <bdi>{entry.actor}</bdi>
                  ) : (
                    translate(`channel.${entry.channel}`)
                  )}{' '}
                  · {formatMoment(entry.at, locale, timeZone)}
                  {entry.undone_by !== null && ` · ${translate('undone')}`}
                </p>
              </div>
              {canUndo && (
                <RowAction
                  label={translate('undo')}
                  describedAs={`${number} ${entry.title}`.trim()}
                  action={() => undoActivity(entry.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </SettingsSection>
  );
}
