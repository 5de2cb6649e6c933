'use client';

import { Button, Dialog, TextInput } from '@todo/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';

type Props = { readonly onChoose: (action: 'tag' | 'untag', tag: string) => void; readonly onClose: () => void };

export function TagDialog({ onChoose, onClose }: Props) {
  const translate = useTranslations('tasks');
  const [text, setText] = useState('');
  const tag = text.trim().replace(/^#/, '');
  const finish = (action: 'tag' | 'untag') => {
    if (tag === '') return;
    onChoose(action, tag);
    onClose();
  };
  return (
    <Dialog title={translate('addTag')} isOpen onClose={onClose}>
      <form
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          finish('tag');
        }}
      >
        <TextInput autoFocus label={translate('tag')} maxLength={50} value={text} onChange={setText} />
        <div className="flex justify-end gap-2">
          <Button className="me-auto" isDisabled={tag === ''} onPress={() => finish('untag')}>
            {translate('removeTag')}
          </Button>
          <Button onPress={onClose}>{translate('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={tag === ''}>
            {translate('addTag')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
