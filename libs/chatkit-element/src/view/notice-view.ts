import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../i18n/en.ts';
import type { Notice, StreamFailure } from '../protocol/thread-state.ts';
import { icon } from './icons.ts';
import { renderMarkdown } from './markdown.ts';
import type { ViewContext } from './view-context.ts';

export function noticeView(notice: Notice, { t, actions, markdown }: ViewContext): TemplateResult {
  return html`<div class="notice ${notice.level}">
    ${icon(notice.level === 'info' ? 'info' : 'warning')}
    <div class="grow">
      ${notice.title === null ? nothing : html`<strong dir="auto">${notice.title}</strong>`}
      ${renderMarkdown(notice.message, markdown)}
    </div>
    <button
      class="icon-button small"
      type="button"
      aria-label=${t.text('dismiss')}
      @click=${() => {
        actions.dismissNotice(notice.key);
      }}
    >
      ${icon('close')}
    </button>
  </div>`;
}

export function failureView(failure: StreamFailure, context: ViewContext): TemplateResult {
  const { t, actions } = context;
  return html`<div class="notice danger">
    ${icon('warning')}
    <div class="grow" dir="auto">${failureText(failure, context)}</div>
    ${
      failure.allowRetry
        ? html`<button
            class="button"
            type="button"
            @click=${() => {
              actions.retry();
            }}
          >
            ${t.text('retry')}
          </button>`
        : html`<button
            class="icon-button small"
            type="button"
            aria-label=${t.text('dismiss')}
            @click=${() => {
              actions.dismissFailure();
            }}
          >
            ${icon('close')}
          </button>`
    }
  </div>`;
}

const known: Readonly<Record<string, MessageKey>> = { offline: 'offline', refused: 'refused', protocol: 'protocol' };

export function failureText({ code, message }: StreamFailure, { t }: Pick<ViewContext, 't'>): string {
  return message ?? t.text(known[code] ?? 'failed');
}
