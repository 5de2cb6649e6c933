import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { isNumber, isRecord, isString } from '../protocol/guards.ts';
import { parseAction, type WidgetNode } from '../protocol/widgets.ts';
import { icon } from '../view/icons.ts';
import type { Children, Rendered } from './render-widget.ts';
import { alignValue, boxDeclarations, compact, spacingValue } from './style-values.ts';
import { oneOf, runAction, type WidgetContext } from './widget-context.ts';

export function cardWidget(node: WidgetNode, context: WidgetContext, children: Children): Rendered {
  const size = oneOf(node, 'size', ['sm', 'md', 'lg', 'full'], 'md');
  const isQuestion = isRecord(node['confirm']) || isRecord(node['cancel']);
  const body = html`
    ${statusView(node['status'])}
    <div class="card-body">${children(node)}</div>
    ${isQuestion ? html`<div class="card-actions">${cardButton(node, 'confirm', context)}${cardButton(node, 'cancel', context)}</div>` : nothing}
  `;
  const style = styleMap(boxDeclarations({ ...node, size: undefined }));
  const name = `card size-${size} ${isQuestion ? 'question-card' : ''}`;
  const content =
    node['collapsed'] === true
      ? html`<details class="collapsed">
          <summary>${statusText(node, context)}</summary>
          ${body}
        </details>`
      : body;
  if (node['asForm'] !== true) return html`<div class=${name} style=${style}>${content}</div>`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    runAction(actionOf(node['confirm']), event.currentTarget, context);
  };
  return html`<form class=${name} style=${style} @submit=${submit}>${content}</form>`;
}

function actionOf(cardAction: unknown): unknown {
  return isRecord(cardAction) ? cardAction['action'] : undefined;
}

function cardButton(
  node: WidgetNode,
  key: 'confirm' | 'cancel',
  context: WidgetContext,
): TemplateResult | typeof nothing {
  const cardAction = node[key];
  if (!isRecord(cardAction) || parseAction(cardAction['action']) === null) return nothing;
  const label = isString(cardAction['label']) ? cardAction['label'] : context.t.text(key);
  const submits = key === 'confirm' && node['asForm'] === true;
  return html`<button
    class="button ${key === 'confirm' ? 'primary' : ''}"
    type=${submits ? 'submit' : 'button'}
    aria-disabled=${context.isBusy ? 'true' : nothing}
    @click=${(event: Event) => {
      if (!submits) runAction(cardAction['action'], key === 'cancel' ? null : event.currentTarget, context);
    }}
  >
    ${label}
  </button>`;
}

function statusText(node: WidgetNode, { t }: WidgetContext): string {
  const status = node['status'];
  return isRecord(status) && isString(status['text']) ? status['text'] : t.text('showAll', { count: '' });
}

function statusView(status: unknown): TemplateResult | typeof nothing {
  if (!isRecord(status) || !isString(status['text'])) return nothing;
  const name = status['icon'];
  return html`<div class="card-status">
    ${isString(name) ? icon(name) : nothing}<span dir="auto">${status['text']}</span>
  </div>`;
}

/** Lists that the reader opened, by node: a widget keeps its identity as long as the server does not change it. */
const expanded = new WeakSet<WidgetNode>();
const AUTO_LIMIT = 5;

export function listViewWidget(node: WidgetNode, context: WidgetContext, children: Children): Rendered {
  const rows = children(node);
  const limit = node['limit'] === 'auto' ? AUTO_LIMIT : isNumber(node['limit']) ? node['limit'] : rows.length;
  const shown = expanded.has(node) ? rows : rows.slice(0, Math.max(1, limit));
  return html`<div class="card list">
    ${statusView(node['status'])}
    <ul>
      ${shown.map((row) => html`<li>${row}</li>`)}
    </ul>
    ${
      shown.length === rows.length
        ? nothing
        : html`<button
            class="text-button"
            type="button"
            @click=${() => {
              expanded.add(node);
              context.redraw();
            }}
          >
            ${context.t.text('showAll', { count: rows.length })}
          </button>`
    }
  </div>`;
}

export function listItemWidget(node: WidgetNode, context: WidgetContext, children: Children): Rendered {
  const style = styleMap(compact({ gap: spacingValue(node['gap']), 'align-items': alignValue(node['align']) }));
  if (parseAction(node['onClickAction']) === null) {
    return html`<div class="list-item" style=${style}>${children(node)}</div>`;
  }
  return html`<button
    class="list-item"
    type="button"
    style=${style}
    @click=${(event: Event) => {
      runAction(node['onClickAction'], event.currentTarget, context);
    }}
  >
    ${children(node)}
  </button>`;
}
