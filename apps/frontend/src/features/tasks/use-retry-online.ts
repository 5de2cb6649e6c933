'use client';

import { useEffect, useEffectEvent } from 'react';
import { useConnection } from '@/lib/live-events';

/** Does once more what failed for want of a connection, as soon as there is one. */
export function useRetryOnline(isWaiting: boolean, retry: () => void): void {
  const connection = useConnection();
  const onBack = useEffectEvent(retry);
  useEffect(() => {
    if (!isWaiting) return;
    const again = () => onBack();
    if (connection === 'live') {
      // The stream may not have noticed yet: the browser's own word, or a little patience.
      addEventListener('online', again);
      const timer = setTimeout(again, 5000);
      return () => {
        removeEventListener('online', again);
        clearTimeout(timer);
      };
    }
    return;
  }, [isWaiting, connection]);
}
