'use client';

import { Button, Notice } from '@todo/ui';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Failure } from '@/lib/failure';
import type { Task } from '../task';

type Props = { readonly onAdd: (text: string, preview: Partial<Task>) => Promise<Failure | undefined> };

/** One line that makes a task; what could not be saved stays in it. */
export function QuickAdd({ onAdd }: Props) {
  const translate = useTranslations('tasks');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const submit = async () => {
    const wanted = text.trim();
    if (wanted === '') return;
    setText('');
    setFailure(undefined);
    const failed = await onAdd(wanted, {});
    if (!failed) return;
    setFailure(failed);
    setText((now) => (now === '' ? wanted : now));
  };
  return (
    <form
      action={() => void submit()}
      className="mb-6 rounded-lg border border-line bg-surface px-3 transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-glow"
    >
      <div className="flex h-12 items-center gap-2.5">
        <Plus aria-hidden className="size-4 shrink-0 text-accent-text" />
        <input
          ref={input}
          id="quick-add"
          dir="auto"
          aria-label={translate('addLabel')}
          placeholder={translate('addPlaceholder')}
          autoComplete="off"
          enterKeyHint="done"
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
        <Button type="submit" variant="quiet" isDisabled={text.trim() === ''}>
          {translate('addButton')}
        </Button>
      </div>
      {failure && (
        <div className="pb-3">
          <Notice>{failure.message}</Notice>
        </div>
      )}
    </form>
  );
}
