'use client';

import { Button, Notice } from '@todo/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Failure } from '@/lib/failure';
import { useDraft } from '@/lib/use-draft';
import { type Preview, usePreview } from '../use-preview';
import { useRetryOnline } from '../use-retry-online';
import { PreviewChips } from './preview-chips';
import { PreviewDoubts } from './preview-doubts';

type Props = {
  readonly today: string;
  readonly onAdd: (text: string, preview: Preview | undefined) => Promise<Failure | undefined>;
};

/** One line that makes a task. What could not be saved stays in it, and is tried again when the network is back. */
export function QuickAdd({ today, onAdd }: Props) {
  const translate = useTranslations('tasks');
  const [text, setText] = useDraft('quick-add');
  const [failed, setFailed] = useState<{ readonly text: string; readonly failure: Failure }>();
  const preview = usePreview(text);
  const submit = async () => {
    const wanted = text.trim();
    if (wanted === '') return;
    setText('');
    setFailed(undefined);
    const failure = await onAdd(wanted, preview?.text === wanted ? preview : undefined);
    if (!failure) return;
    setFailed({ text: wanted, failure });
    setText(wanted);
  };
  const isAway = failed?.failure.code === 'offline' || failed?.failure.code === 'backend_unreachable';
  useRetryOnline(isAway && text.trim() === failed.text, () => void submit());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="mb-6 rounded-lg border border-line bg-surface px-3 transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-glow"
    >
      <div className="flex h-12 items-center gap-2.5">
        <Plus aria-hidden className="size-4 shrink-0 text-accent-text" />
        <input
          id="quick-add"
          {...(text === '' ? {} : { dir: 'auto' as const })}
          aria-label={translate('addLabel')}
          placeholder={translate('addPlaceholder')}
          autoComplete="off"
          enterKeyHint="done"
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="h-full min-w-0 flex-1 bg-transparent text-base text-ellipsis outline-none placeholder:text-faint page-rtl:text-right"
        />
        <Button type="submit" variant="quiet" className="-me-1.5" isDisabled={text.trim() === ''}>
          {translate('addButton')}
        </Button>
      </div>
      <div aria-live="polite" className="ps-6.5">
        {preview && (
          <div className="flex flex-col gap-1.5 pb-2.5 empty:hidden">
            <PreviewChips preview={preview} today={today} />
            <PreviewDoubts text={preview.text} doubts={preview.doubts} />
          </div>
        )}
      </div>
      {failed && (
        <div className="pb-3">
          {isAway ? <Notice tone="warn">{translate('addsLater')}</Notice> : <Notice>{failed.failure.message}</Notice>}
        </div>
      )}
    </form>
  );
}
