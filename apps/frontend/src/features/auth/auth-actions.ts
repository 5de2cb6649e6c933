'use server';

import { unwrap } from '@todo/api-client';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { attempt } from '@/lib/action';
import { anonymousBackend } from '@/lib/backend';
import type { Failure } from '@/lib/failure';
import { LANGUAGE_COOKIE } from '@/lib/intl';
import { readLocale, readTranslations } from '@/lib/intl-server';
import { safeNext } from '@/lib/safe-next';
import { clearSession, readSession, writeSession } from '@/lib/session';
import { SessionAnswer, sessionFrom } from '@/lib/session-refresh';

export type SignInState = (Failure & { readonly email: string; readonly name?: string }) | undefined;

export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { email, password } = readForm(form);
  const missing = await missingFields(email, password);
  if (missing) return { ...missing, email };
  const result = await attempt(async () => {
    const api = await anonymousBackend();
    await openSession(await unwrap(api.POST('/api/auth/login', { body: { email, password } })));
    return {};
  });
  if (!result.ok) return { ...result, email };
  redirect(safeNext(form.get('next')));
}

export async function signUp(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { email, password, name, timeZone } = readForm(form);
  const missing = (await missingFields(email, password)) ?? (await tooShort(password));
  if (missing) return { ...missing, email, name };
  const language = await readLocale();
  const result = await attempt(async () => {
    const api = await anonymousBackend();
    const body = {
      email,
      password,
      language,
      ...(name === '' ? {} : { name }),
      ...(timeZone === '' ? {} : { time_zone: timeZone }),
    };
    await openSession(await unwrap(api.POST('/api/auth/register', { body })));
    return {};
  });
  if (!result.ok) return { ...result, email, name };
  redirect(safeNext(form.get('next')));
}

export async function signOut(): Promise<void> {
  const session = await readSession();
  if (session) {
    await attempt(async () => {
      const api = await anonymousBackend();
      await unwrap(api.POST('/api/auth/logout', { body: { refresh_token: session.refresh } }));
      return {};
    });
  }
  await clearSession();
  redirect('/sign-in?reason=signed-out');
}

const Fields = z.object({
  email: z.string().trim().catch(''),
  password: z.string().catch(''),
  name: z.string().trim().max(100).catch(''),
  timeZone: z.string().max(64).catch(''),
});

function readForm(form: FormData): z.infer<typeof Fields> {
  return Fields.parse(Object.fromEntries(form));
}

async function openSession(answer: unknown): Promise<void> {
  const session = SessionAnswer.parse(answer);
  await writeSession(sessionFrom(session, Date.now()));
  const language = session.user?.language;
  const store = await cookies();
  if (!language || store.get(LANGUAGE_COOKIE)) return;
  store.set(LANGUAGE_COOKIE, language, { path: '/', sameSite: 'lax', maxAge: 31_536_000 });
}

async function missingFields(email: string, password: string): Promise<Failure | undefined> {
  const translate = await readTranslations('auth');
  const fields = {
    ...(/^\S+@\S+$/.test(email) ? {} : { email: translate('emailNeeded') }),
    ...(password === '' ? { password: translate('passwordNeeded') } : {}),
  };
  const [message] = Object.values(fields);
  return message === undefined ? undefined : { ok: false, code: 'missing', message, fields };
}

async function tooShort(password: string): Promise<Failure | undefined> {
  if ([...password].length >= 8) return undefined;
  const message = (await readTranslations('auth'))('passwordShort');
  return { ok: false, code: 'password_short', message, fields: { password: message } };
}
