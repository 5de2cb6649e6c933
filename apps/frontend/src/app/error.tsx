'use client';

import { FailedPart } from '@/lib/failed-part';

type Props = { readonly reset: () => void };

export default function PageFailed({ reset }: Props) {
  return (
    <main className="flex min-h-dvh">
      <FailedPart onRetry={reset} />
    </main>
  );
}
