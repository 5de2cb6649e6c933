import { z } from 'zod';

/** What the browser carries, in one httpOnly cookie that no script can read. */
const Session = z.object({ access: z.string().min(1), refresh: z.string().min(1), expiresAt: z.number() });

export type Session = z.infer<typeof Session>;

const THIRTY_DAYS = 30 * 24 * 60 * 60;

export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-todo_session' : 'todo_session';
}

export function sessionCookieOptions(secure: boolean, maxAge = THIRTY_DAYS) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
}

export function encodeSession(session: Session): string {
  return Buffer.from(JSON.stringify(session)).toString('base64url');
}

export function decodeSession(value: string | undefined): Session | undefined {
  if (!value) return undefined;
  try {
    return Session.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch {
    // A cookie that we did not write is the same as no cookie.
    return undefined;
  }
}

export function secondsLeft(session: Session, now: number): number {
  return Math.floor((session.expiresAt - now) / 1000);
}
