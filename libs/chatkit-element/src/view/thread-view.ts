import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { dayKey, dayLabel } from '../i18n/dates.ts';
import type { ThreadState } from '../protocol/thread-state.ts';
import { answerEndView } from './answer-end-view.ts';
import type { DrawnRows } from './drawn-rows.ts';
import { icon } from './icons.ts';
import { itemView, type ItemState } from './item-view.ts';
import { failureView, noticeView } from './notice-view.ts';
import { arrangeRows, type Row } from './rows.ts';
import type { ViewContext } from './view-context.ts';

export interface ThreadProps {
  readonly state: ThreadState;
  /** Widget whose action is under way. */
  readonly busyItemId: string | null;
  readonly feedback: ReadonlyMap<string, 'positive' | 'negative'>;
  readonly copiedKey: string | null;
  readonly isLoadingOlder: boolean;
  readonly drawnRows: DrawnRows;
  /** Whether the server can take an edit of the last message. */
  readonly canEdit: boolean;
  /** Whether the server has the message: else it is sent again, not edited. */
  readonly isKnown: (itemId: string) => boolean;
}

export function threadView(props: ThreadProps, context: ViewContext): TemplateResult {
  const { state } = props;
  const { rows, abovePx, belowPx } = props.drawnRows.drawn(rowsOf(state));
  const isEditable = props.canEdit && !state.isRunning;
  const last = isEditable ? state.items.findLast((item) => item.type === 'user_message') : undefined;
  const editableId = last !== undefined && props.isKnown(last.id) ? last.id : undefined;
  return html`
    ${state.older === null ? nothing : olderButton(props, context)}
    ${
      rows.length === 0
        ? nothing
        : html`<div class="rows">
            ${room(abovePx)}
            ${repeat(
              rows,
              (row) => row.key,
              (row) => html`<div class="row" data-key=${row.key}>${rowView(row, editableId, props, context)}</div>`,
            )}
            ${room(belowPx)}
          </div>`
    }
    ${progressView(state, context)} ${state.notices.map((notice) => noticeView(notice, context))}
    ${state.failure === null ? nothing : failureView(state.failure, context)}
  `;
}

const arranged = new WeakMap<ThreadState['items'], Map<boolean, readonly Row[]>>();

/** The same rows as long as the items are the same: scrolling draws often and changes none. */
function rowsOf({ items, isRunning }: ThreadState): readonly Row[] {
  const known = arranged.get(items)?.get(isRunning);
  if (known !== undefined) return known;
  const rows = arrangeRows(items, { isRunning });
  arranged.set(items, new Map([[isRunning, rows]]));
  return rows;
}

function room(px: number): TemplateResult | typeof nothing {
  return px === 0
    ? nothing
    : html`<div aria-hidden="true" style=${styleMap({ 'block-size': `${String(px)}px` })}></div>`;
}

function rowView(row: Row, editableId: string | undefined, props: ThreadProps, context: ViewContext): unknown {
  switch (row.kind) {
    case 'day':
      return guard([row.key, dayKey(context.now), context.version], () => dayView(row.date, context));
    case 'item': {
      const { item } = row;
      const state: ItemState = {
        isOpen: props.state.open.has(item.id),
        isUnconfirmed: props.state.unconfirmed.has(item.id),
        isBusy: props.busyItemId === item.id,
        hasFailed: props.state.failure !== null && props.state.unconfirmed.has(item.id),
        isRunning: item.type === 'structured_input' && props.state.isRunning,
        isEditable: item.id === editableId,
      };
      return guard([item, ...Object.values(state), context.version], () => itemView(item, state, context));
    }
    case 'answer-end': {
      const last = row.items.at(-1);
      const given = last === undefined ? undefined : props.feedback.get(last.id);
      const isCopied = props.copiedKey === row.key;
      return guard([...row.items, given, isCopied, context.version], () =>
        answerEndView({ row, given, isCopied }, context),
      );
    }
  }
}

function dayView(date: Date, { now, t }: ViewContext): TemplateResult {
  return html`<div class="day"><time datetime=${date.toISOString()}>${dayLabel(date, now, t)}</time></div>`;
}

function olderButton({ isLoadingOlder }: ThreadProps, { t, actions }: ViewContext): TemplateResult {
  return html`<button
    id="older"
    class="text-button centred"
    type="button"
    aria-busy=${isLoadingOlder ? 'true' : 'false'}
    @click=${() => {
      actions.loadOlder();
    }}
  >
    ${t.text(isLoadingOlder ? 'loading' : 'older')}
  </button>`;
}

/** Something moves as long as an answer is awaited and no text of it is there yet. */
function progressView(state: ThreadState, { t }: ViewContext): TemplateResult | typeof nothing {
  if (!state.isRunning) return nothing;
  if (state.progress !== null) {
    return html`<div class="progress">
      ${state.progress.icon === null ? dots() : icon(state.progress.icon)}<span dir="auto">${state.progress.text}</span>
    </div>`;
  }
  const last = state.items.at(-1);
  const isWriting = last?.type === 'assistant_message' && last.content.some((part) => part.text !== '');
  return isWriting ? nothing : html`<div class="progress">${dots()}<span class="sr">${t.text('working')}</span></div>`;
}

function dots(): TemplateResult {
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
}
