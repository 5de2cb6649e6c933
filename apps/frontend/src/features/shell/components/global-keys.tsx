'use client';

import { lazyPart, showToast } from '@todo/ui';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { undoLast } from '@/lib/undo';
import { isTyping, useKeys } from '@/lib/use-keys';

const CommandPalette = lazyPart(() => import('./command-palette').then((module) => module.CommandPalette));
const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog));

/** Keys that work on every page: the palette, undo, and the help that lists them all. */
export function GlobalKeys() {
  const translate = useTranslations('tasks');
  const [open, setOpen] = useState<'palette' | 'help'>();
  useKeys({ '?': () => setOpen('help') });
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'k') {
      event.preventDefault();
      setOpen((now) => (now === 'palette' ? undefined : 'palette'));
    }
    // In a text field Ctrl+Z belongs to the text.
    if (key === 'z' && !event.shiftKey && !isTyping(event) && undoLast()) {
      event.preventDefault();
      showToast({ text: translate('undone') });
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const close = () => setOpen(undefined);
  return (
    <Suspense>
      {open === 'palette' && <CommandPalette onClose={close} onHelp={() => setOpen('help')} />}
      {open === 'help' && <ShortcutsDialog onClose={close} />}
    </Suspense>
  );
}
