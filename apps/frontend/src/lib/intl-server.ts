import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import en from '@/messages/en.json';
import ur from '@/messages/ur.json';
import { compileMessages } from './compile-messages';
import { chooseLocale, LANGUAGE_COOKIE, type Locale, type Messages } from './intl';

const catalogues: Record<Locale, Messages> = { en: compileMessages(en), ur: compileMessages(ur) };

export const readLocale = cache(async (): Promise<Locale> => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()]);
  return chooseLocale(cookieStore.get(LANGUAGE_COOKIE)?.value, headerList.get('accept-language'));
});

export function messagesFor(locale: Locale): Messages {
  return catalogues[locale];
}

/** What the browser needs on pages outside of the app: the server writes nearly all of their texts. */
export function outsideMessages(locale: Locale): Partial<Messages> {
  const { app, auth, errors } = catalogues[locale];
  return { app, auth, errors };
}

export async function readTranslations<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
) {
  const locale = await readLocale();
  return createTranslator<Messages, Namespace>({ locale, messages: catalogues[locale], namespace });
}
