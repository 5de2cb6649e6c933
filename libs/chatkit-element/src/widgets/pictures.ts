import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { arrayOf, isNumber, isRecord, isString } from '../protocol/guards.ts';
import { childrenOf, type WidgetNode } from '../protocol/widgets.ts';
import { icon } from '../view/icons.ts';
import { safeImageSource } from '../view/links.ts';
import type { Children, Rendered } from './render-widget.ts';
import { boxDeclarations, compact, sizeValue } from './style-values.ts';
import { stringOf, type WidgetContext } from './widget-context.ts';

export function imageWidget(node: WidgetNode, { t, markdown }: WidgetContext): Rendered {
  const source = safeImageSource(stringOf(node, 'src'), markdown.base);
  const alt = stringOf(node, 'alt');
  if (source === null) {
    return html`<span class="blocked" title=${t.text('imageBlocked')}>${icon('image')}${alt || t.text('image')}</span>`;
  }
  const style = compact({
    'object-fit': isString(node['fit']) ? node['fit'] : null,
    'object-position': isString(node['position']) ? node['position'] : null,
  });
  return html`<img
    class=${node['frame'] === true ? 'framed' : ''}
    src=${source}
    alt=${alt}
    style=${styleMap({ ...boxDeclarations(node), ...style })}
  />`;
}

export function tableWidget(node: WidgetNode, { t }: WidgetContext, children: Children): Rendered {
  return html`<div class="scroll-x" tabindex="0" role="group" aria-label=${t.text('table')}>
    <table>
      ${childrenOf(node).map(
        (row) =>
          html`<tr>
            ${childrenOf(row).map((cell) => tableCell(cell, row['header'] === true, children))}
          </tr>`,
      )}
    </table>
  </div>`;
}

function tableCell(cell: WidgetNode, isHeader: boolean, children: Children): Rendered {
  const columns = isNumber(cell['colSpan']) ? cell['colSpan'] : nothing;
  const rows = isNumber(cell['rowSpan']) ? cell['rowSpan'] : nothing;
  const style = styleMap({
    'text-align': isString(cell['align']) ? cell['align'] : null,
    width: sizeValue(cell['width']),
  });
  return isHeader
    ? html`<th scope="col" colspan=${columns} rowspan=${rows} style=${style}>${children(cell)}</th>`
    : html`<td colspan=${columns} rowspan=${rows} style=${style}>${children(cell)}</td>`;
}

const areRows = arrayOf(isRecord);

/** A chart is shown as the table it stands for: the numbers, readable by everyone, without a drawing library. */
export function chartWidget(node: WidgetNode, { t }: WidgetContext): Rendered {
  const { data, series, xAxis } = node;
  if (!areRows(data) || !areRows(series)) return nothing;
  const axis = isRecord(xAxis) ? xAxis['dataKey'] : xAxis;
  const keys = [axis, ...series.map((entry) => entry['dataKey'])].filter(isString);
  const heads = ['', ...series.map((entry) => entry['label'] ?? entry['dataKey'])];
  return html`<div class="scroll-x" tabindex="0" role="group" aria-label=${t.text('table')}>
    <table>
      <tr>
        ${heads.map((head) => html`<th scope="col">${isString(head) ? head : ''}</th>`)}
      </tr>
      ${data.map(
        (row) =>
          html`<tr>
            ${keys.map((key) => html`<td>${plain(row[key])}</td>`)}
          </tr>`,
      )}
    </table>
  </div>`;
}

function plain(value: unknown): string {
  return isString(value) || isNumber(value) ? String(value) : '';
}
