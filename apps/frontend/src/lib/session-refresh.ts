import { z } from 'zod';
import { askBackend } from './ask-backend';
import type { Session } from './session-cookie';

export const SessionAnswer = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  user: z.object({ language: z.string().nullish() }).loose().optional(),
});

export type RefreshOutcome = { kind: 'renewed'; session: Session } | { kind: 'ended' } | { kind: 'unreachable' };

interface Dependencies {
  readonly backendUrl: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/**
 * Parallel requests of one browser carry the same old cookie. All of them get the answer of the first refresh, also
 * those that arrive just after it, while the browser has not stored the new cookie yet.
 */
const KEEP_MS = 20_000;
declare global {
  // One map for the proxy and the handlers, which Next bundles apart but runs in one process.
  var todoSessionRefreshes: Map<string, Promise<RefreshOutcome>> | undefined;
}
const running = (globalThis.todoSessionRefreshes ??= new Map());

export function refreshSession(refresh: string, dependencies: Dependencies): Promise<RefreshOutcome> {
  const known = running.get(refresh);
  if (known) return known;
  const outcome = requestSession(refresh, dependencies);
  running.set(refresh, outcome);
  void outcome.then(({ kind }) => {
    if (kind === 'unreachable') running.delete(refresh);
    else setTimeout(() => running.delete(refresh), KEEP_MS).unref();
  });
  return outcome;
}

async function requestSession(refresh: string, { backendUrl, fetch, now }: Dependencies): Promise<RefreshOutcome> {
  try {
    const send = () =>
      fetch(new URL('/api/auth/refresh', backendUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refresh_token: refresh }),
        cache: 'no-store',
        signal: AbortSignal.timeout(10_000),
      });
    const response = await askBackend(send, { isSafe: false });
    if (response.status === 401 || response.status === 403) return { kind: 'ended' };
    if (!response.ok) return { kind: 'unreachable' };
    return { kind: 'renewed', session: sessionFrom(SessionAnswer.parse(await response.json()), now()) };
  } catch {
    // No answer says nothing about the session: keep it, and let the page say that the server is away.
    return { kind: 'unreachable' };
  }
}

export function sessionFrom(answer: z.infer<typeof SessionAnswer>, now: number): Session {
  return {
    access: answer.access_token,
    refresh: answer.refresh_token,
    expiresAt: now + answer.expires_in * 1000,
  };
}
