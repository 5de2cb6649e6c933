/** @jest-environment node */
import { jest } from '@jest/globals';
import { decodeSession, encodeSession, sessionCookieName, sessionCookieOptions } from './session-cookie';
import { refreshSession } from './session-refresh';

const answer = { access_token: 'new', refresh_token: 'next', expires_in: 900 };
const responding = (status: number, body: unknown) =>
  jest.fn(() => Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response));
const dependencies = (fetch: ReturnType<typeof responding>) => ({
  backendUrl: 'http://backend',
  fetch: fetch as unknown as typeof globalThis.fetch,
  now: () => 1000,
});

describe('renewing a session', () => {
  it('asks once for requests that run side by side', async () => {
    const fetch = responding(200, answer);
    const outcomes = await Promise.all([1, 2, 3].map(() => refreshSession('once', dependencies(fetch))));
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(outcomes[2]).toEqual({
      kind: 'renewed',
      session: { access: 'new', refresh: 'next', expiresAt: 901_000 },
    });
  });

  it('ends when the backend does not know it any more', async () => {
    expect(await refreshSession('gone', dependencies(responding(401, {})))).toEqual({ kind: 'ended' });
  });

  it('is kept while the backend is away, and asked for again', async () => {
    expect(await refreshSession('away', dependencies(responding(503, {})))).toEqual({ kind: 'unreachable' });
    const back = await refreshSession('away', dependencies(responding(200, answer)));
    expect(back.kind).toBe('renewed');
  });
});

describe('the session cookie', () => {
  const session = { access: 'a.b.c', refresh: 'r', expiresAt: 5 };

  it('comes back as it was written', () => {
    expect(decodeSession(encodeSession(session))).toEqual(session);
  });

  it.each([undefined, '', 'garbage', Buffer.from('{"access":1}').toString('base64url')])(
    'is nothing for %p',
    (value) => {
      expect(decodeSession(value)).toBeUndefined();
    },
  );

  it('is out of reach for scripts, and bound to the host over https', () => {
    expect(sessionCookieOptions(true)).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
    expect(sessionCookieName(true)).toMatch(/^__Host-/);
  });
});
