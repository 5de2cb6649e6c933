'use client';

import { Button, IconButton, lazyPart, Menu } from '@todo/ui';
import { CalendarDays, Check, Tag, Trash2, Undo2, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addDays } from '../due';
import type { BulkChange } from '../task-actions';
import type { Selection } from '../use-selection';

const TagDialog = lazyPart(() => import('./tag-dialog').then((module) => module.TagDialog));

type Props = {
  readonly selection: Selection;
  readonly today: string;
  readonly isTrash: boolean;
  readonly total: number;
  readonly onSelectAll: () => void;
  readonly onChange: (change: BulkChange) => void;
};

/** What can be done with several tasks at once. */
export function BulkBar({ selection, today, isTrash, total, onSelectAll, onChange }: Props) {
  const translate = useTranslations('tasks');
  const [isTagging, setIsTagging] = useState(false);
  const count = selection.ids.size;
  const isNothing = count === 0;
  const days: Record<string, string | null> = {
    today,
    tomorrow: addDays(today, 1),
    nextWeek: addDays(today, 7),
    noDate: null,
  };
  return (
    <div
      role="toolbar"
      aria-label={translate('selectSeveral')}
      className="sticky -bottom-12 z-10 mt-4 flex flex-wrap items-center gap-1 rounded-lg border border-line bg-surface p-1.5 ps-4 shadow-float"
    >
      <span role="status" className="me-auto text-sm font-medium">
        {translate('selected', { count })}
      </span>
      {count < total && (
        <Button variant="quiet" onPress={onSelectAll}>
          {translate('selectAll')}
        </Button>
      )}
      <div className="ms-auto flex items-center gap-1">
        {isTrash ? (
          <Button variant="quiet" isDisabled={isNothing} onPress={() => onChange({ action: 'restore' })}>
            <Undo2 aria-hidden className="size-4" />
            {translate('restore')}
          </Button>
        ) : (
          <>
            <IconButton
              label={translate('completeSelected')}
              isDisabled={isNothing}
              onPress={() => onChange({ action: 'complete' })}
            >
              <Check aria-hidden />
            </IconButton>
            <Menu
              label={translate('reschedule')}
              choices={(['today', 'tomorrow', 'nextWeek', 'noDate'] as const).map((id) => ({
                id,
                label: translate(`move.${id}`),
              }))}
              onChoose={(id) => onChange({ action: 'reschedule', due_date: days[id] ?? null })}
              icon={<CalendarDays aria-hidden />}
              isDisabled={isNothing}
            />
            <IconButton label={translate('addTag')} isDisabled={isNothing} onPress={() => setIsTagging(true)}>
              <Tag aria-hidden />
            </IconButton>
            <IconButton
              label={translate('delete')}
              isDisabled={isNothing}
              onPress={() => onChange({ action: 'delete' })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton label={translate('endSelection')} onPress={selection.clear}>
          <X aria-hidden />
        </IconButton>
      </div>
      {isTagging && (
        <Suspense>
          <TagDialog
            onClose={() => setIsTagging(false)}
            onChoose={(action, tag) => onChange({ action, tags: [tag] })}
          />
        </Suspense>
      )}
    </div>
  );
}
