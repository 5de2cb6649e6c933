'use client';

import type { RefObject } from 'react';
import { isRecord } from '@/lib/is-record';
import { useLiveEvent } from '@/lib/live-events';

/** Has the element take over what other pages and clients do in the conversation on screen. */
export function useUpdates(shownThread: RefObject<string | null>, fetchUpdates: () => Promise<void>): void {
  useLiveEvent(({ type, data }, isOld) => {
    const shown = shownThread.current;
    // What is old came before the element, which reads the conversation by itself.
    if (isOld || shown === null) return;
    const isHere = type === 'conversation.updated' && isRecord(data) && data['conversation_id'] === shown;
    // A conversation that cannot be read now is still there as it was; the next event asks again.
    if (isHere || type === 'opened' || type === 'reset') void fetchUpdates().catch(() => undefined);
  });
}
