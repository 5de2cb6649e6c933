'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { FailedPart } from '@/lib/failed-part';

type Props = { readonly reset: () => void };

export default function AppPageFailed({ reset }: Props) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <main id="main" className="flex min-h-0 flex-1 overflow-auto">
      <FailedPart onRetry={retry} />
    </main>
  );
}
