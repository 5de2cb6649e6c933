'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const keyOf = (name: string) => `draft.${name}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Unsent text: it outlives a reload and a new sign-in, in this tab only. */
export function useDraft(name: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(keyOf(name)) ?? '',
    () => '',
  );
  const write = (next: string) => {
    if (next === '') sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), next);
    for (const listener of listeners) listener();
  };
  return [text, write];
}
