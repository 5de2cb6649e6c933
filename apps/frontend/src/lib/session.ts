import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/env';
import {
  decodeSession,
  encodeSession,
  secondsLeft,
  type Session,
  sessionCookieName,
  sessionCookieOptions,
} from './session-cookie';
import { refreshSession } from './session-refresh';

const isSecure = () => env().PUBLIC_ORIGIN?.startsWith('https:') ?? false;

export async function readSession(): Promise<Session | undefined> {
  const store = await cookies();
  return decodeSession(store.get(sessionCookieName(isSecure()))?.value);
}

/** For handlers and actions only: server components cannot set cookies. */
export async function writeSession(session: Session): Promise<void> {
  const secure = isSecure();
  (await cookies()).set(sessionCookieName(secure), encodeSession(session), sessionCookieOptions(secure));
}

export async function clearSession(): Promise<void> {
  const secure = isSecure();
  (await cookies()).set(sessionCookieName(secure), '', sessionCookieOptions(secure, 0));
}

/** The session with a token that is good for the request at hand, renewed here when the proxy did not run. */
export async function freshSession(minimumSeconds = 30): Promise<Session | undefined> {
  const session = await readSession();
  if (!session || secondsLeft(session, Date.now()) >= minimumSeconds) return session;
  return renewSession(session);
}

export async function renewSession(session: Session): Promise<Session | undefined> {
  const outcome = await refreshSession(session.refresh, { backendUrl: env().BACKEND_URL, fetch, now: Date.now });
  if (outcome.kind === 'unreachable') return session;
  if (outcome.kind === 'ended') {
    await clearSession();
    return undefined;
  }
  await writeSession(outcome.session);
  return outcome.session;
}
