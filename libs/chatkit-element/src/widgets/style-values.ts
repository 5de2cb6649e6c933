import { isNumber, isRecord, isString } from '../protocol/guards.ts';
import type { WidgetNode } from '../protocol/widgets.ts';

/**
 * Widget properties to CSS declarations. They are set one property at a time (never as text), and only on properties
 * that cannot load anything, so the worst that a bad value does is to be ignored by the browser.
 */
export type Declarations = Record<string, string>;

const COLOR_TOKENS: Readonly<Record<string, string>> = {
  prose: 'var(--ck-text)',
  primary: 'var(--ck-text)',
  emphasis: 'var(--ck-text)',
  secondary: 'var(--ck-muted)',
  tertiary: 'var(--ck-faint)',
  success: 'var(--ck-done)',
  warning: 'var(--ck-warn)',
  danger: 'var(--ck-danger)',
  accent: 'var(--ck-accent-text)',
  info: 'var(--ck-accent-text)',
  discovery: 'var(--ck-accent-text)',
  default: 'var(--ck-line)',
  subtle: 'var(--ck-line)',
  strong: 'var(--ck-line-strong)',
  surface: 'var(--ck-surface)',
  'surface-secondary': 'var(--ck-bg)',
  'surface-tertiary': 'var(--ck-sunken)',
  'surface-elevated': 'var(--ck-surface)',
  'surface-elevated-secondary': 'var(--ck-sunken)',
};

/** Hue and chroma of ChatKit's primitive colours; the step gives the lightness. */
const PRIMITIVES: Readonly<Record<string, readonly [number, number]>> = {
  gray: [0, 0],
  red: [25, 0.19],
  orange: [50, 0.16],
  yellow: [85, 0.15],
  green: [150, 0.15],
  blue: [255, 0.17],
  purple: [295, 0.18],
  pink: [350, 0.18],
};

export function colorValue(value: unknown): string | null {
  if (isRecord(value)) {
    const light = colorValue(value['light']);
    const dark = colorValue(value['dark']);
    return light !== null && dark !== null ? `light-dark(${light}, ${dark})` : (light ?? dark);
  }
  if (!isString(value)) return null;
  return COLOR_TOKENS[value] ?? primitive(value) ?? (/^[#\w\s.,%()/-]+$/.test(value) ? value : null);
}

function primitive(name: string): string | null {
  const match = /^([a-z]+)-(25|50|[1-9]00|950|1000)$/.exec(name);
  const [hue, chroma] = PRIMITIVES[match?.[1] ?? ''] ?? [];
  if (match === null || hue === undefined || chroma === undefined) return null;
  const step = Number(match[2]);
  const lightness = 98 - step * 0.078;
  const strength = chroma * (1 - Math.abs(step - 500) / 700);
  return `oklch(${lightness.toFixed(1)}% ${Math.max(0, strength).toFixed(3)} ${String(hue)})`;
}

/** Sizes count pixels, spacings count units of 4 px. */
export function sizeValue(value: unknown): string | null {
  if (isNumber(value)) return `${String(value)}px`;
  return isString(value) ? value : null;
}

export function spacingValue(value: unknown): string | null {
  if (isNumber(value)) return `${String(value * 4)}px`;
  return isString(value) ? value : null;
}

const RADII: Readonly<Record<string, string>> = {
  none: '0',
  '2xs': '2px',
  xs: '3px',
  sm: '4px',
  md: '6px',
  lg: '8px',
  xl: '10px',
  '2xl': '14px',
  '3xl': '18px',
  '4xl': '24px',
  full: '999px',
  '100%': '100%',
};

const ALIGN: Readonly<Record<string, string>> = {
  start: 'flex-start',
  end: 'flex-end',
  between: 'space-between',
  around: 'space-around',
  evenly: 'space-evenly',
};

export function alignValue(value: unknown): string | null {
  return isString(value) ? (ALIGN[value] ?? value) : null;
}

function edges(property: 'padding' | 'margin', value: unknown): Record<string, string | null> {
  if (!isRecord(value)) return { [property]: spacingValue(value) };
  const side = (name: string, axis: string) => spacingValue(value[name] ?? value[axis]);
  return {
    [`${property}-block-start`]: side('top', 'y'),
    [`${property}-block-end`]: side('bottom', 'y'),
    [`${property}-inline-start`]: side('left', 'x'),
    [`${property}-inline-end`]: side('right', 'x'),
  };
}

function borders(value: unknown): Record<string, string | null> {
  if (value === undefined || value === null) return {};
  if (!isRecord(value) || 'size' in value) return border('border', value);
  return {
    ...border('border-block-start', value['top'] ?? value['y']),
    ...border('border-block-end', value['bottom'] ?? value['y']),
    ...border('border-inline-start', value['left'] ?? value['x']),
    ...border('border-inline-end', value['right'] ?? value['x']),
  };
}

function border(side: string, value: unknown): Record<string, string | null> {
  if (isNumber(value)) return { [side]: `${String(value)}px solid var(--ck-line)` };
  if (!isRecord(value) || !isNumber(value['size'])) return {};
  const style = isString(value['style']) ? value['style'] : 'solid';
  return { [side]: `${String(value['size'])}px ${style} ${colorValue(value['color']) ?? 'var(--ck-line)'}` };
}

/** What every box has: size, space around and in it, border, colour. */
export function boxDeclarations(node: WidgetNode): Declarations {
  const size = sizeValue(node['size']);
  const minSize = sizeValue(node['minSize']);
  const maxSize = sizeValue(node['maxSize']);
  const ratio = node['aspectRatio'];
  const flex = node['flex'];
  return compact({
    width: sizeValue(node['width']) ?? size,
    height: sizeValue(node['height']) ?? size,
    'min-width': sizeValue(node['minWidth']) ?? minSize,
    'min-height': sizeValue(node['minHeight']) ?? minSize,
    'max-width': sizeValue(node['maxWidth']) ?? maxSize,
    'max-height': sizeValue(node['maxHeight']) ?? maxSize,
    'aspect-ratio': isNumber(ratio) || isString(ratio) ? String(ratio) : null,
    flex: isNumber(flex) || isString(flex) ? String(flex) : null,
    'border-radius': RADII[String(node['radius'])] ?? null,
    'background-color': colorValue(node['background']),
    ...edges('padding', node['padding']),
    ...edges('margin', node['margin']),
    ...borders(node['border']),
  });
}

export function flexDeclarations(node: WidgetNode, direction: 'row' | 'col'): Declarations {
  const wrap = node['wrap'];
  return compact({
    'flex-direction': direction === 'row' ? 'row' : 'column',
    'align-items': alignValue(node['align']) ?? (direction === 'row' ? 'center' : null),
    'justify-content': alignValue(node['justify']),
    'flex-wrap': isString(wrap) ? wrap : null,
    gap: spacingValue(node['gap']),
  });
}

export function compact(declarations: Readonly<Record<string, string | null>>): Declarations {
  const kept: Declarations = {};
  for (const [property, value] of Object.entries(declarations)) if (value !== null) kept[property] = value;
  return kept;
}
