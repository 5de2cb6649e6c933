'use client';

import { Button, showToast } from '@todo/ui';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { call } from '@/lib/call-action';
import type { Failure } from '@/lib/failure';

type Props = {
  readonly label: string;
  readonly describedAs?: string;
  readonly action: () => Promise<{ readonly ok: true } | Failure | undefined>;
};

/** A button at the end of a line that does one thing and says when it did not work. */
export function RowAction({ label, describedAs, action }: Props) {
  const errors = useTranslations('errors');
  const [isPending, startTransition] = useTransition();
  return (
    <Button
      variant="quiet"
      isPending={isPending}
      {...(describedAs === undefined ? {} : { 'aria-label': `${label}: ${describedAs}` })}
      onPress={() =>
        startTransition(async () => {
          const sentences = { offline: errors('offline'), unknown: errors('unknown') };
          const result = await call(async () => (await action()) ?? { ok: true as const }, sentences);
          if (!result.ok) showToast({ text: result.message, tone: 'danger' });
        })
      }
    >
      {label}
    </Button>
  );
}
