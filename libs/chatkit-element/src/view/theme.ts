import type { ChatKitOptions, ColorScheme, ThemeOption } from '@openai/chatkit';

export interface Theme {
  readonly scheme: ColorScheme;
  /** CSS variables that override the element's own, by name. */
  readonly variables: Readonly<Record<string, string>>;
}

const RADII = {
  pill: ['18px', '999px'],
  round: ['14px', '10px'],
  soft: ['10px', '6px'],
  sharp: ['2px', '2px'],
} as const;
const DENSITIES = { compact: '0.8', normal: '1', spacious: '1.25' } as const;

export function themeOf(option: ChatKitOptions['theme']): Theme {
  if (option === undefined || typeof option === 'string') return { scheme: option ?? 'light', variables: {} };
  const scheme = option.colorScheme ?? 'light';
  return {
    scheme,
    variables: { ...shapeVariables(option), ...fontVariables(option), ...colorVariables(option) },
  };
}

function shapeVariables({ radius, density }: ThemeOption): Record<string, string> {
  const variables: Record<string, string> = {};
  if (radius !== undefined) {
    variables['--ck-radius'] = RADII[radius][0];
    variables['--ck-radius-inner'] = RADII[radius][1];
  }
  if (density !== undefined) variables['--ck-density'] = DENSITIES[density];
  return variables;
}

function fontVariables({ typography }: ThemeOption): Record<string, string> {
  const variables: Record<string, string> = {};
  if (typography?.baseSize !== undefined) variables['--ck-size'] = `${String(typography.baseSize)}px`;
  if (typography?.fontFamily !== undefined) variables['--ck-font'] = typography.fontFamily;
  if (typography?.fontFamilyMono !== undefined) variables['--ck-mono'] = typography.fontFamilyMono;
  return variables;
}

function colorVariables({ color }: ThemeOption): Record<string, string> {
  const variables: Record<string, string> = {};
  if (color?.grayscale !== undefined) Object.assign(variables, grayVariables(color.grayscale));
  if (color?.surface !== undefined) {
    variables['--ck-surface'] = color.surface.background;
    variables['--ck-bg'] = color.surface.background;
    variables['--ck-text'] = color.surface.foreground;
  }
  if (color?.accent !== undefined) {
    const { primary } = color.accent;
    variables['--ck-accent'] = primary;
    variables['--ck-accent-text'] = `color-mix(in oklab, ${primary} 78%, var(--ck-text))`;
    variables['--ck-accent-soft'] =
      `color-mix(in oklab, ${primary} ${String(8 + color.accent.level * 4)}%, var(--ck-surface))`;
    variables['--ck-on-accent'] = readableOn(primary);
  }
  return variables;
}

type Grayscale = NonNullable<NonNullable<ThemeOption['color']>['grayscale']>;

/** Neutrals of one hue. Lightness stays what the default palette measures, so that contrast does not depend on the hue. */
function grayVariables({ hue, tint, shade = 0 }: Grayscale): Record<string, string> {
  const gray = (light: number, dark: number) => {
    const tone = (lightness: number) =>
      `oklch(${String(lightness + shade * 0.5)}% ${(tint * 0.004).toFixed(3)} ${String(hue)})`;
    return `light-dark(${tone(light)}, ${tone(dark)})`;
  };
  return {
    '--ck-bg': gray(98.2, 14.5),
    '--ck-surface': gray(99.6, 19),
    '--ck-sunken': gray(96.4, 22.5),
    '--ck-line': gray(92, 28.5),
    '--ck-line-strong': gray(63, 52),
    '--ck-text': gray(21, 96.5),
    '--ck-muted': gray(44, 77),
    '--ck-faint': gray(52, 67),
  };
}

/** Black or white, whichever reads better on a hex colour; white on anything this cannot read. */
function readableOn(color: string): string {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(color)?.[1];
  if (hex === undefined) return '#ffffff';
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  // WCAG relative luminance; 0.179 is where black and white have equal contrast.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#0b0b0d' : '#ffffff';
}
