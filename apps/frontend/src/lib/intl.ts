import type en from '@/messages/en.json';

export type Locale = 'en' | 'ur';
export type Messages = typeof en;

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

export const LANGUAGE_COOKIE = 'todo_language';

/** The locale that dates and numbers are written in: day before month, 24-hour clock. */
export function formatLocale(locale: Locale): string {
  return locale === 'ur' ? 'ur-PK' : 'en-GB';
}

export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen === 'ur' || chosen === 'en') return chosen;
  const first = acceptLanguage
    ?.split(',')
    .map((entry) => entry.trim().slice(0, 2).toLowerCase())
    .find((language) => language === 'en' || language === 'ur');
  return first === 'ur' ? 'ur' : 'en';
}
