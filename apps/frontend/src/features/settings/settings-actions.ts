'use server';

import { unwrap } from '@todo/api-client';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { attempt } from '@/lib/action';
import { backendForWrite } from '@/lib/backend';
import type { Failure } from '@/lib/failure';
import { chooseLocale, LANGUAGE_COOKIE } from '@/lib/intl';
import { readTranslations } from '@/lib/intl-server';
import { clearSession } from '@/lib/session';
import { chooseTheme, THEME_COOKIE } from '@/lib/theme';

export type Saved = { readonly ok: true } | Failure | undefined;

const A_YEAR = 31_536_000;
const page = '/settings';
const text = (form: FormData, name: string) => z.string().catch('').parse(form.get(name));

export async function saveProfile(_previous: Saved, form: FormData): Promise<Saved> {
  return attempt(async () => {
    const body = { name: text(form, 'name').trim(), time_zone: text(form, 'time_zone') };
    await unwrap((await backendForWrite()).PATCH('/api/auth/me', { body }));
    revalidatePath('/', 'layout');
    return {};
  });
}

export async function changeEmail(_previous: Saved, form: FormData): Promise<Saved> {
  return attempt(async () => {
    const body = { email: text(form, 'email').trim(), current_password: text(form, 'current_password') };
    await unwrap((await backendForWrite()).POST('/api/auth/email', { body }));
    revalidatePath(page);
    return {};
  });
}

export async function changePassword(_previous: Saved, form: FormData): Promise<Saved> {
  const body = { current_password: text(form, 'current_password'), new_password: text(form, 'new_password') };
  if ([...body.new_password].length < 8) {
    const message = (await readTranslations('auth'))('passwordShort');
    return { ok: false, code: 'password_short', message, fields: { new_password: message } };
  }
  return attempt(async () => {
    await unwrap((await backendForWrite()).POST('/api/auth/password', { body }));
    revalidatePath(page);
    return {};
  });
}

export async function chooseLanguage(language: string): Promise<Saved> {
  const locale = chooseLocale(language, null);
  (await cookies()).set(LANGUAGE_COOKIE, locale, { path: '/', sameSite: 'lax', maxAge: A_YEAR });
  return attempt(async () => {
    await unwrap((await backendForWrite()).PATCH('/api/auth/me', { body: { language: locale } }));
    return {};
  });
}

export async function applyTheme(theme: string): Promise<Saved> {
  (await cookies()).set(THEME_COOKIE, chooseTheme(theme), { path: '/', sameSite: 'lax', maxAge: A_YEAR });
  return { ok: true };
}

export async function allowVoice(isAllowed: boolean): Promise<Saved> {
  return attempt(async () => {
    const body = { preferences: { voice_input: isAllowed } };
    await unwrap((await backendForWrite()).PATCH('/api/auth/me', { body }));
    revalidatePath(page);
    return {};
  });
}

export async function endSession(sessionId: string): Promise<Saved> {
  return attempt(async () => {
    const params = { path: { session_id: sessionId } };
    await unwrap((await backendForWrite()).DELETE('/api/auth/sessions/{session_id}', { params }));
    revalidatePath(page);
    return {};
  });
}

export async function endOtherSessions(): Promise<Saved> {
  return attempt(async () => {
    await unwrap((await backendForWrite()).DELETE('/api/auth/sessions'));
    revalidatePath(page);
    return {};
  });
}

export type CreatedToken = { readonly ok: true; readonly token: string } | Failure | undefined;

const scopes = ['tasks:read', 'tasks:write', 'tasks:delete'] as const;

export async function createToken(_previous: CreatedToken, form: FormData): Promise<CreatedToken> {
  return attempt(async () => {
    const chosen = scopes.filter((scope) => form.getAll('scopes').includes(scope));
    const days = Number(text(form, 'days'));
    const body = {
      name: text(form, 'name').trim(),
      scopes: chosen,
      expires_at: days > 0 ? new Date(Date.now() + days * 86_400_000).toISOString() : null,
    };
    const { token } = await unwrap((await backendForWrite()).POST('/api/auth/tokens', { body }));
    revalidatePath(page);
    return { token };
  });
}

export async function revokeToken(tokenId: string): Promise<Saved> {
  return attempt(async () => {
    const params = { path: { token_id: tokenId } };
    await unwrap((await backendForWrite()).DELETE('/api/auth/tokens/{token_id}', { params }));
    revalidatePath(page);
    return {};
  });
}

export async function deleteAccount(_previous: Saved, form: FormData): Promise<Saved> {
  const result = await attempt(async () => {
    const body = { password: text(form, 'password') };
    await unwrap((await backendForWrite()).DELETE('/api/auth/me', { body }));
    return {};
  });
  if (!result.ok) return result;
  await clearSession();
  redirect('/sign-in?reason=deleted');
}

export async function undoActivity(activityId: number): Promise<Saved> {
  return attempt(async () => {
    const params = { path: { user_id: 'me', activity_id: activityId } };
    await unwrap((await backendForWrite()).POST('/api/{user_id}/activity/{activity_id}/undo', { params }));
    revalidatePath(page);
    return {};
  });
}

const MOST_AT_ONCE = 500;

/** Takes an import back: what it brought goes to the trash, as one would do by hand. */
export async function undoImport(ids: readonly number[]): Promise<{ readonly ok: true } | Failure> {
  return attempt(async () => {
    const api = await backendForWrite();
    for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
      const body = { action: 'delete', ids: ids.slice(start, start + MOST_AT_ONCE) } as const;
      await unwrap(api.POST('/api/{user_id}/tasks/bulk', { params: { path: { user_id: 'me' } }, body }));
    }
    return {};
  });
}
