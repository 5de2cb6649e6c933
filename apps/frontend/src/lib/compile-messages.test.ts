import { _createCache, _createIntlFormatters } from 'use-intl/core';
import formatText from 'use-intl/format-message';
import formatCompiled from 'use-intl/format-message/format-only';
import en from '@/messages/en.json';
import ur from '@/messages/ur.json';
import { compileMessages } from './compile-messages';

function leaves(tree: object, isLeaf: (value: unknown) => boolean): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
    isLeaf(value) || typeof value !== 'object' || value === null
      ? [[key, value]]
      : leaves(value, isLeaf).map(([rest, leaf]) => [`${key}.${rest}`, leaf]),
  );
}

describe('compiled messages', () => {
  it.each([
    ['en', en],
    ['ur', ur],
  ])('read as the texts of %s do', (locale, texts) => {
    const cache = _createCache();
    const options = { cache, formatters: _createIntlFormatters(cache), locale };
    const compiled = new Map(leaves(compileMessages(texts), Array.isArray));
    const all = leaves(texts, (value) => typeof value === 'string');
    expect(all.length).toBeGreaterThan(300);
    for (const [key, text] of all) {
      const names = [...String(text).matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '');
      for (const value of [0, 1, 2, 11]) {
        const values = Object.fromEntries(names.map((name) => [name, value]));
        const shown = formatCompiled(key, compiled.get(key) as never, values, options);
        expect(shown).toEqual(formatText(key, text as never, values, options));
      }
    }
  });
});
