import { en, type MessageKey, type Messages } from './en.ts';

export interface Translation {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  text(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
}

interface Catalog {
  readonly direction: 'ltr' | 'rtl';
  load(): Promise<Messages>;
}

/** A language more is a file of messages and a line here; each is a chunk that only its readers fetch. */
const catalogs: Readonly<Record<string, Catalog>> = {
  en: { direction: 'ltr', load: () => Promise.resolve(en) },
  ur: { direction: 'rtl', load: () => import('./ur.ts').then(({ ur }) => ur) },
};

export const englishTranslation = translationOf('en', 'ltr', en);

/** The tag that a page gets for the one it asks for: a language without a catalogue falls back to English. */
export function supportedLocale(tag: string): string {
  return Object.hasOwn(catalogs, languageOf(tag)) ? tag : 'en';
}

export async function loadTranslation(tag: string): Promise<Translation> {
  const locale = supportedLocale(tag);
  const catalog = catalogs[languageOf(locale)];
  if (catalog === undefined) return englishTranslation;
  return translationOf(locale, catalog.direction, await catalog.load());
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? 'en';
}

function translationOf(locale: string, direction: 'ltr' | 'rtl', messages: Messages): Translation {
  return {
    locale,
    direction,
    text: (key, values = {}) =>
      messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
  };
}
