import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dayLabel, parseTimestamp } from '../i18n/dates.ts';
import type { Thread } from '../protocol/items.ts';
import type { ThreadListState } from '../session/thread-list.ts';
import { icon } from './icons.ts';
import type { ViewContext } from './view-context.ts';

export interface HistoryEdit {
  readonly threadId: string;
  readonly kind: 'rename' | 'delete';
}

interface Props {
  readonly list: ThreadListState;
  readonly currentId: string | null;
  readonly edit: HistoryEdit | null;
  setEdit(edit: HistoryEdit | null): void;
}

export function historyView(props: Props, context: ViewContext): TemplateResult {
  const { t, actions } = context;
  return html`<section
    class="history"
    aria-label=${t.text('conversations')}
    @keydown=${(event: KeyboardEvent) => {
      closeOnEscape(event, props, context);
    }}
  >
    ${body(props, context)}
    ${
      props.list.after !== null && props.list.status === 'ready'
        ? html`<button
            class="text-button centred"
            type="button"
            @click=${() => {
              actions.loadMoreThreads();
            }}
          >
            ${t.text('loadMore')}
          </button>`
        : nothing
    }
  </section>`;
}

function body(props: Props, context: ViewContext): TemplateResult {
  const { t, actions } = context;
  const { threads, status } = props.list;
  if (status === 'failed' && threads.length === 0) {
    return html`<div class="failure" role="alert">
      <span>${t.text('listFailed')}</span>
      <button
        class="button"
        type="button"
        @click=${() => {
          actions.reloadThreads();
        }}
      >
        ${t.text('retry')}
      </button>
    </div>`;
  }
  if (threads.length > 0) {
    return html`<ul class="threads">
      ${repeat(
        threads,
        (thread) => thread.id,
        (thread) => html`<li>${row(thread, props, context)}</li>`,
      )}
    </ul>`;
  }
  if (status === 'ready') return html`<p class="empty">${t.text('noConversations')}</p>`;
  return html`<div class="skeletons" role="status" aria-label=${t.text('loading')}>
    ${[70, 50, 62, 44].map((width) => html`<span class="skeleton w${width}"></span>`)}
  </div>`;
}

function row(thread: Thread, props: Props, context: ViewContext): TemplateResult {
  const { options, t, actions } = context;
  const title = thread.title ?? t.text('untitled');
  const { edit } = props;
  if (edit?.threadId === thread.id) {
    return edit.kind === 'rename' ? renameForm(thread, props, context) : deleteQuestion(thread, props, context);
  }
  const created = parseTimestamp(thread.created_at);
  return html`<div class="thread-row">
    <button
      class="thread-open"
      type="button"
      aria-current=${thread.id === props.currentId ? 'true' : nothing}
      @click=${() => {
        actions.openThread(thread.id);
      }}
    >
      <span class="thread-title" dir="auto">${title}</span>
      ${created === null ? nothing : html`<span class="faint">${dayLabel(created, context.now, t)}</span>`}
    </button>
    ${
      options.history?.showRename === false
        ? nothing
        : rowButton('pencil', t.text('rename', { title }), () => {
            props.setEdit({ threadId: thread.id, kind: 'rename' });
          })
    }
    ${
      options.history?.showDelete === false
        ? nothing
        : rowButton('trash', t.text('delete', { title }), () => {
            props.setEdit({ threadId: thread.id, kind: 'delete' });
          })
    }
  </div>`;
}

function rowButton(name: string, label: string, onClick: () => void): TemplateResult {
  return html`<button class="icon-button quiet" type="button" aria-label=${label} title=${label} @click=${onClick}>
    ${icon(name)}
  </button>`;
}

function renameForm(thread: Thread, props: Props, { t, actions }: ViewContext): TemplateResult {
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    const title = form instanceof HTMLFormElement ? new FormData(form).get('title') : null;
    props.setEdit(null);
    if (typeof title === 'string' && title.trim() !== '') actions.renameThread(thread, title.trim());
  };
  return html`<form class="thread-row" @submit=${save}>
    <input
      class="field grow"
      name="title"
      maxlength="120"
      aria-label=${t.text('renameLabel')}
      data-autofocus
      dir="auto"
      value=${thread.title ?? ''}
    />
    <button class="button primary" type="submit">${t.text('save')}</button>
    <button
      class="button"
      type="button"
      @click=${() => {
        props.setEdit(null);
      }}
    >
      ${t.text('cancel')}
    </button>
  </form>`;
}

function deleteQuestion(thread: Thread, props: Props, { t, actions }: ViewContext): TemplateResult {
  return html`<div class="thread-row" role="group" aria-label=${t.text('deleteQuestion')}>
    <span class="grow">${t.text('deleteQuestion')}</span>
    <button
      class="button danger"
      type="button"
      @click=${() => {
        props.setEdit(null);
        actions.deleteThread(thread);
      }}
    >
      ${t.text('deleteConfirm')}
    </button>
    <button
      class="button"
      type="button"
      data-autofocus
      @click=${() => {
        props.setEdit(null);
      }}
    >
      ${t.text('cancel')}
    </button>
  </div>`;
}

function closeOnEscape(event: KeyboardEvent, props: Props, { actions }: ViewContext): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  if (props.edit === null) actions.hideHistory();
  else props.setEdit(null);
}
