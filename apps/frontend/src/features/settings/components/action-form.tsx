'use client';

import { Button, Notice } from '@todo/ui';
import { type ReactNode, useActionState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Saved } from '../settings-actions';

type Props = {
  readonly action: (previous: Saved, form: FormData) => Promise<Saved>;
  readonly submitLabel: string;
  readonly isDanger?: boolean;
  /** For a form in a dialog. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
};

/** A form that says how it went. */
export function ActionForm({ action, submitLabel, isDanger = false, onCancel, children }: Props) {
  const translate = useTranslations('settings');
  const [result, submit, isPending] = useActionState(action, undefined);
  return (
    <form action={submit} className="grid gap-4">
      {children}
      {result?.ok === false && <Notice>{result.message}</Notice>}
      <div className={`flex items-center ${onCancel ? 'justify-end gap-2' : 'gap-3'}`}>
        {onCancel && <Button onPress={onCancel}>{translate('cancel')}</Button>}
        <Button type="submit" variant={isDanger ? 'danger' : 'secondary'} isPending={isPending}>
          {submitLabel}
        </Button>
        <span role="status" className="text-sm text-done">
          {result?.ok && !isPending ? translate('saved') : ''}
        </span>
      </div>
    </form>
  );
}
