'use client';

import { IconButton } from '@todo/ui';
import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type TaskView, taskViewHref } from '../task-view';

type Props = { readonly view: TaskView; readonly onClose: () => void };

const PAUSE_MS = 250;

/** Searches while one types; the words are in the URL. */
export function SearchBox({ view, onClose }: Props) {
  const translate = useTranslations('tasks');
  const router = useRouter();
  const [words, setWords] = useState(view.q ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (next: string, pause: number) => {
    setWords(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.replace(taskViewHref({ ...view, q: next.trim() })), pause);
  };
  const close = () => {
    clearTimeout(timer.current);
    router.replace(taskViewHref({ ...view, q: '' }));
    onClose();
  };
  return (
    <search className="mb-4 flex h-10 pointer-coarse:h-11 items-center gap-2 rounded-lg border border-line-strong bg-surface ps-3 pe-1 focus-within:border-accent focus-within:ring-3 focus-within:ring-glow">
      <Search aria-hidden className="size-4 shrink-0 text-faint" />
      <input
        id="search"
        type="text"
        {...(words === '' ? {} : { dir: 'auto' as const })}
        inputMode="search"
        enterKeyHint="search"
        autoFocus={view.q === undefined}
        autoComplete="off"
        aria-label={translate('search')}
        placeholder={translate('searchPlaceholder')}
        value={words}
        maxLength={200}
        onChange={(event) => search(event.currentTarget.value, PAUSE_MS)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') search(words, 0);
          if (key === 'Escape') close();
        }}
        className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-faint page-rtl:text-right"
      />
      <IconButton label={translate('clearSearch')} onPress={close}>
        <X aria-hidden />
      </IconButton>
    </search>
  );
}
