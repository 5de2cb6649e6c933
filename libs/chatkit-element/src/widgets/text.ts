import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from 'lit/directives/style-map.js';
import { isNumber, isRecord, isString } from '../protocol/guards.ts';
import type { WidgetNode } from '../protocol/widgets.ts';
import type { Rendered } from './render-widget.ts';
import { colorValue, compact, sizeValue, type Declarations } from './style-values.ts';
import { oneOf, stringOf } from './widget-context.ts';

const WEIGHTS: Readonly<Record<string, string>> = { normal: '400', medium: '500', semibold: '600', bold: '600' };
/** A verb, a number, a time: in a row these stay whole and the title beside them wraps. */
const SHORT_LENGTH = 14;
const TEXT_SIZES = ['xs', 'sm', 'md', 'lg', 'xl'] as const;
const TITLE_SIZES = ['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'] as const;

function textDeclarations(node: WidgetNode): Declarations {
  const maxLines = node['maxLines'];
  const minLines = node['minLines'];
  return compact({
    color: colorValue(node['color']),
    'font-weight': WEIGHTS[stringOf(node, 'weight')] ?? null,
    'text-align': isString(node['textAlign']) ? node['textAlign'] : null,
    width: sizeValue(node['width']),
    'min-height': isNumber(minLines) ? `${String(minLines)}lh` : null,
    '-webkit-line-clamp': isNumber(maxLines) ? String(maxLines) : null,
  });
}

function textClasses(node: WidgetNode, base: string): ReturnType<typeof classMap> {
  return classMap({
    [base]: true,
    truncate: node['truncate'] === true,
    short: stringOf(node, 'value').length <= SHORT_LENGTH,
    clamp: isNumber(node['maxLines']),
    italic: node['italic'] === true,
    struck: node['lineThrough'] === true,
  });
}

export function textWidget(node: WidgetNode): Rendered {
  const size = oneOf(node, 'size', TEXT_SIZES, 'md');
  const { editable } = node;
  if (isRecord(editable) && isString(editable['name'])) return editableText(node, editable);
  return html`<span
    class=${textClasses(node, `w-text text-${size}`)}
    style=${styleMap(textDeclarations(node))}
    dir="auto"
    >${stringOf(node, 'value')}</span
  >`;
}

function editableText(node: WidgetNode, editable: Readonly<Record<string, unknown>>): Rendered {
  const attribute = (key: string) => (isString(editable[key]) ? editable[key] : nothing);
  const name = attribute('name');
  return html`<input
    class="field"
    name=${name}
    aria-label=${attribute('placeholder') === nothing ? name : attribute('placeholder')}
    value=${stringOf(node, 'value')}
    placeholder=${attribute('placeholder')}
    pattern=${attribute('pattern')}
    autocomplete=${attribute('autoComplete')}
    ?required=${editable['required'] === true}
    dir="auto"
  />`;
}

export function titleWidget(node: WidgetNode): Rendered {
  const size = oneOf(node, 'size', TITLE_SIZES, 'sm');
  return html`<h4
    class=${textClasses(node, `w-title title-${size}`)}
    style=${styleMap(textDeclarations(node))}
    dir="auto"
  >
    ${stringOf(node, 'value')}
  </h4>`;
}

export function captionWidget(node: WidgetNode): Rendered {
  const size = oneOf(node, 'size', ['sm', 'md', 'lg'], 'md');
  return html`<span
    class=${textClasses(node, `w-caption caption-${size}`)}
    style=${styleMap(textDeclarations(node))}
    dir="auto"
    >${stringOf(node, 'value')}</span
  >`;
}

export function badgeWidget(node: WidgetNode): Rendered {
  const color = oneOf(node, 'color', ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'], 'secondary');
  const variant = oneOf(node, 'variant', ['solid', 'soft', 'outline'], 'soft');
  const size = oneOf(node, 'size', ['sm', 'md', 'lg'], 'sm');
  return html`<span class="badge ${color} ${variant} badge-${size} ${node['pill'] === true ? 'pill' : ''}" dir="auto"
    >${stringOf(node, 'label')}</span
  >`;
}
