'use client';

import { Notice } from '@todo/ui';
import { Check, Circle } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import type { ImportResult } from '../import-file';

type Props = { readonly result: ImportResult };

/** What the file holds, or which of its lines keep it from being imported. */
export function ImportPreview({ result }: Props) {
  const translate = useTranslations('import');
  const { tasks, duplicates, sample, problems } = result;
  if (problems.length > 0) return <Problems problems={problems} />;
  if (tasks === 0) {
    return (
      <div className="grid gap-3">
        <Notice tone="warn">{translate('nothing')}</Notice>
        <Beside result={result} />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <p role="status" className="text-sm">
        {translate('found', { count: tasks })}
      </p>
      {duplicates > 0 && <Notice tone="warn">{translate('duplicates', { count: duplicates })}</Notice>}
      <Beside result={result} />
      <Sample sample={sample} />
      {tasks > sample.length && (
        <p className="text-xs text-faint">{translate('more', { count: tasks - sample.length })}</p>
      )}
    </div>
  );
}

/** What comes along with the tasks, and what of the file stays there. */
function Beside({ result: { conversations, left_out: leftOut } }: Props) {
  const translate = useTranslations('import');
  if (conversations === 0 && leftOut.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {conversations > 0 && <li>{translate('conversations', { count: conversations })}</li>}
      {leftOut.map(({ what, count }) => (
        <li key={what}>{translate(`leftOut.${what}`, { count })}</li>
      ))}
    </ul>
  );
}

function Sample({ sample }: Pick<ImportResult, 'sample'>) {
  const translate = useTranslations('import');
  const day = new Intl.DateTimeFormat(formatLocale(useLocale()), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <ul
      tabIndex={0}
      aria-label={translate('sample')}
      className="focus-ring max-h-64 overflow-auto rounded-lg border border-line"
    >
      {sample.map((task, index) => (
        <li key={index} className="flex min-h-10 items-center gap-3 border-line px-3 py-1.5 text-sm not-first:border-t">
          {task.completed ? (
            <Check role="img" aria-label={translate('completed')} className="size-4 shrink-0 text-done" />
          ) : (
            <Circle aria-hidden className="size-4 shrink-0 text-line-strong" />
          )}
          <span className={`min-w-0 flex-1 truncate ${task.completed ? 'text-faint line-through' : ''}`}>
            <bdi>{task.title}</bdi>
          </span>
          <bdi className="max-w-32 truncate text-xs text-muted max-sm:hidden">
            {(task.tags ?? []).map((tag) => `#${tag}`).join(' ')}
          </bdi>
          {task.due_date && (
            <span className="text-xs whitespace-nowrap text-faint">
              {day.format(new Date(`${task.due_date}T00:00:00Z`))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Problems({ problems }: Pick<ImportResult, 'problems'>) {
  const translate = useTranslations('import');
  return (
    <div className="grid gap-3">
      <Notice>{translate('problems', { count: new Set(problems.map(({ line }) => line)).size })}</Notice>
      <ul
        tabIndex={0}
        aria-label={translate('problemList')}
        className="focus-ring max-h-64 overflow-auto rounded-lg border border-line text-sm"
      >
        {problems.map(({ line, code, field, limit }, index) => (
          <li key={index} className="flex gap-3 border-line px-3 py-2 not-first:border-t">
            <span className="shrink-0 text-faint">{translate('line', { line })}</span>
            <span className="min-w-0 wrap-anywhere">
              {translate(`fault.${code}`, { field: field ?? '', limit: limit ?? 0 })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
