'use client';

import { useEffect, useRef } from 'react';
import { PATIENCE_MS } from './load-chat-element';

/** The hosted element has no event for a frame that stays empty, so its silence has to be noticed. */
export function useReadyWatch(isWatched: boolean, onNeverReady: () => void): () => void {
  const timer = useRef<number>(undefined);
  const giveUp = useRef(onNeverReady);
  useEffect(() => {
    giveUp.current = onNeverReady;
  });
  useEffect(() => {
    if (!isWatched) return undefined;
    timer.current = window.setTimeout(() => giveUp.current(), PATIENCE_MS);
    return () => window.clearTimeout(timer.current);
  }, [isWatched]);
  return () => window.clearTimeout(timer.current);
}
