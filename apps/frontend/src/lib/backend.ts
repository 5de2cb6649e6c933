import 'server-only';
import { type ApiClient, createApiClient } from '@todo/api-client';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { env } from '@/env';
import { askBackend, isSafeMethod } from './ask-backend';
import { clientAddress } from './client-address';
import { SessionEnded } from './failure';
import { freshSession, readSession } from './session';

async function client(token?: string): Promise<ApiClient> {
  const incoming = await headers();
  const address = clientAddress(incoming);
  const language = incoming.get('accept-language');
  return createApiClient({
    baseUrl: env().BACKEND_URL,
    ...(token === undefined ? {} : { token }),
    headers: {
      ...(address === undefined ? {} : { 'x-forwarded-for': address }),
      ...(language === null ? {} : { 'accept-language': language }),
      'user-agent': incoming.get('user-agent') ?? 'unknown',
    },
    fetch: (request) =>
      askBackend(() => fetch(request.clone(), { cache: 'no-store', signal: AbortSignal.timeout(20_000) }), {
        isSafe: isSafeMethod(request.method),
      }),
  });
}

/** For routes that need no account. */
export const anonymousBackend = (): Promise<ApiClient> => client();

/** For pages: the proxy has just renewed the session, and a page cannot. Without one, people sign in first. */
export const backend = cache(async (): Promise<ApiClient> => {
  const session = await readSession();
  if (!session) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get('x-pathname') ?? '/tasks')}`);
  return client(session.access);
});

/**
 * For handlers and actions, which can renew the session themselves.
 * @throws SessionEnded
 */
export async function backendForWrite(): Promise<ApiClient> {
  const session = await freshSession();
  if (!session) throw new SessionEnded();
  return client(session.access);
}
