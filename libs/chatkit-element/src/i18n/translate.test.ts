import { en } from './en.ts';
import { loadTranslation } from './translate.ts';
import { ur } from './ur.ts';

describe('loadTranslation', () => {
  it.each([
    ['en', 'en', 'ltr', 'Send'],
    ['en-GB', 'en-GB', 'ltr', 'Send'],
    ['ur', 'ur', 'rtl', 'بھیجیں'],
    ['ur-PK', 'ur-PK', 'rtl', 'بھیجیں'],
    ['de-DE', 'en', 'ltr', 'Send'],
  ])('gives %s', async (tag, locale, direction, send) => {
    const t = await loadTranslation(tag);
    expect([t.locale, t.direction, t.text('send')]).toEqual([locale, direction, send]);
  });

  it('keeps the same placeholders in every language', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(en)) expect(holes(Reflect.get(ur, key) as string)).toEqual(holes(text));
  });
});
