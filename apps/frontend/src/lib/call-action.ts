'use client';

import type { Failure } from './failure';
import { safeNext } from './safe-next';

type Sentences = { readonly offline: string; readonly unknown: string };

/**
 * Calls a server action. A network that is away becomes a failure like any other; a session that ended leads to the
 * sign-in page, and from there back to this place.
 */
export async function call<T extends { ok: true }>(
  action: () => Promise<T | Failure>,
  sentences: Sentences,
): Promise<T | Failure> {
  try {
    const result = await action();
    if (!result.ok && result.code === 'session_ended') signInAgain();
    return result;
  } catch {
    const message = navigator.onLine ? sentences.unknown : sentences.offline;
    return { ok: false, code: 'offline', message };
  }
}

export function signInAgain(): void {
  const here = safeNext(`${location.pathname}${location.search}`);
  location.assign(`/sign-in?reason=ended&next=${encodeURIComponent(here)}`);
}
