'use client';

import { Button, EmptyState, forgetFailedParts } from '@todo/ui';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl/react';

type Props = { readonly title?: string; readonly onRetry: () => void };

/** In the place of a part of the page that could not be shown. */
export function FailedPart({ title, onRetry }: Props) {
  const translate = useTranslations('app');
  const retry = () => {
    forgetFailedParts();
    onRetry();
  };
  return (
    <div role="alert" className="grid flex-1 content-center">
      <EmptyState
        icon={<TriangleAlert />}
        title={title ?? translate('errorTitle')}
        action={<Button onPress={retry}>{translate('tryAgain')}</Button>}
      >
        {translate('errorText')}
      </EmptyState>
    </div>
  );
}
