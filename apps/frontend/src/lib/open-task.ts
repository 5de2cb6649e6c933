'use client';

import { useEffect, useEffectEvent } from 'react';

type Listener = (taskId: number) => void;
const listeners = new Set<Listener>();

/** Asks the page to show a task; false when no list is there to show it. */
export function openTask(taskId: number): boolean {
  for (const listener of listeners) listener(taskId);
  return listeners.size > 0;
}

export function useOpenTask(show: Listener): void {
  const onOpen = useEffectEvent(show);
  useEffect(() => {
    const listener = (taskId: number) => onOpen(taskId);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
