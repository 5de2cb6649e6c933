'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import { useTaskCommands } from './task-commands';

type Props = { readonly task: Task; readonly onDone: () => void };

/** Edits in place: Enter or leaving saves, Escape keeps what was there. */
export function TitleEditor({ task, onDone }: Props) {
  const translate = useTranslations('tasks');
  const { change } = useTaskCommands();
  const [title, setTitle] = useState(task.title);
  const finish = (isKept: boolean) => {
    const trimmed = title.trim();
    if (isKept && trimmed !== '' && trimmed !== task.title) change(task, { title: trimmed });
    onDone();
  };
  return (
    <input
      autoFocus
      dir="auto"
      aria-label={translate('title')}
      value={title}
      maxLength={200}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') finish(false);
      }}
      className="h-8 min-w-0 flex-1 rounded-md border border-accent bg-surface px-2 text-sm ring-3 ring-glow outline-none"
    />
  );
}
