import { en, type MessageKey, type Messages } from './en.ts';
import { ur } from './ur.ts';

export interface Translation {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  text(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
}

const catalogs: Readonly<Record<string, { messages: Messages; direction: 'ltr' | 'rtl' }>> = {
  en: { messages: en, direction: 'ltr' },
  ur: { messages: ur, direction: 'rtl' },
};

/** The catalogue of a BCP 47 tag; a language without one falls back to English, as ChatKit's own UI does. */
export function translationFor(tag: string): Translation {
  const language = tag.toLowerCase().split('-')[0] ?? 'en';
  const catalog = catalogs[language];
  if (catalog === undefined) return translationFor('en');
  return {
    locale: tag,
    direction: catalog.direction,
    text: (key, values = {}) =>
      catalog.messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
  };
}
