'use client';

import { Button, Dialog, Kbd } from '@todo/ui';
import { useTranslations } from 'use-intl/react';
import { shortcuts } from '../shortcuts';

type Props = { readonly onClose: () => void };

export function ShortcutsDialog({ onClose }: Props) {
  const translate = useTranslations('shortcuts');
  const shell = useTranslations('shell');
  return (
    <Dialog title={translate('title')} isOpen onClose={onClose}>
      <dl className="grid gap-2 px-5 pt-4">
        {shortcuts.map(({ keys, name }) => (
          <div key={name} className="flex items-center justify-between gap-4 text-sm">
            <dt>{translate(name)}</dt>
            <dd dir="ltr" className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex justify-end p-5">
        <Button onPress={onClose}>{shell('close')}</Button>
      </div>
    </Dialog>
  );
}
