import { themeOf } from './theme.ts';

describe('themeOf', () => {
  it.each([
    ['nothing', undefined, { scheme: 'light', variables: {} }],
    ['a colour scheme', 'dark', { scheme: 'dark', variables: {} }],
    [
      'shape and type',
      { radius: 'sharp', density: 'compact', typography: { baseSize: 16 } },
      {
        scheme: 'light',
        variables: { '--ck-radius': '2px', '--ck-radius-inner': '2px', '--ck-density': '0.8', '--ck-size': '16px' },
      },
    ],
  ] as const)('reads %s', (_name, option, theme) => {
    expect(themeOf(option)).toEqual(theme);
  });

  it('puts readable text on the accent', () => {
    const on = (primary: string) => themeOf({ color: { accent: { primary, level: 1 } } }).variables['--ck-on-accent'];
    expect([on('#ffe000'), on('#4f46e5'), on('#000')]).toEqual(['#0b0b0d', '#ffffff', '#ffffff']);
  });
});
