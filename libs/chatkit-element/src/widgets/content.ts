import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { WidgetNode } from '../protocol/widgets.ts';
import { icon } from '../view/icons.ts';
import type { Rendered } from './render-widget.ts';
import { colorValue, compact, sizeValue, spacingValue } from './style-values.ts';
import { oneOf, stringOf } from './widget-context.ts';

export function iconWidget(node: WidgetNode): Rendered {
  const size = oneOf(node, 'size', ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'], 'md');
  return html`<span class="w-icon icon-${size}" style=${styleMap(compact({ color: colorValue(node['color']) }))}
    >${icon(stringOf(node, 'name'))}</span
  >`;
}

export function dividerWidget(node: WidgetNode): Rendered {
  const style = compact({
    'border-block-start-color': colorValue(node['color']),
    'border-block-start-width': sizeValue(node['size']),
    'margin-block': spacingValue(node['spacing']),
  });
  return html`<hr class=${node['flush'] === true ? 'flush' : ''} style=${styleMap(style)} />`;
}
