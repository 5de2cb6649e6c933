import en from './en.json';
import ur from './ur.json';

type Tree = { readonly [key: string]: string | Tree };

function entries(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : entries(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

describe('the messages', () => {
  const english = new Map(entries(en));
  const urdu = new Map(entries(ur));

  it('exist in both languages under the same keys', () => {
    expect([...urdu.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values in both languages', () => {
    const differing = [...english].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(urdu.get(key) ?? '')),
    );
    expect(differing.map(([key]) => key).filter((key) => !/plural|select/.test(english.get(key) ?? ''))).toEqual([]);
  });

  it('are written in Urdu letters where they are Urdu', () => {
    const latinOnly = [...urdu].filter(([, text]) => !/[\u0600-\u06ff]/.test(text)).map(([key]) => key);
    expect(latinOnly).toEqual(['app.name']);
  });
});
