'use client';

import { useEffect, useRef, useState } from 'react';
import { useLiveEvent } from '@/lib/live-events';
import type { Overview } from './components/sidebar';

const SETTLE_MS = 250;

/** The counts beside the views, read again a moment after the last change. */
export function useOverview(initial: Overview | null): Overview | null {
  const [overview, setOverview] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = async () => {
    const answer = await fetch('/api/tasks/overview').catch(() => undefined);
    if (!answer?.ok) return;
    const fresh: Overview = await answer.json();
    setOverview(fresh);
  };
  useLiveEvent(({ type }, isOld) => {
    if (type === 'conversation.updated' || isOld) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(), SETTLE_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return overview;
}
