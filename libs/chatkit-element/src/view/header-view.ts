import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadState } from '../protocol/thread-state.ts';
import { icon } from './icons.ts';
import type { ViewContext } from './view-context.ts';

interface Props {
  readonly state: ThreadState;
  readonly isHistoryOpen: boolean;
}

export function headerView({ state, isHistoryOpen }: Props, context: ViewContext): TemplateResult | typeof nothing {
  const { options, t, actions, data } = context;
  const header = options.header ?? {};
  if (header.enabled === false) return nothing;
  const title = header.title?.text ?? state.thread?.title ?? t.text('untitled');
  const shown = isHistoryOpen ? t.text('conversations') : title;
  return html`<div class="header">
    ${customAction(header.leftAction, data['leftAction'])}
    ${header.title?.enabled === false ? html`<span class="grow"></span>` : html`<h2 class="grow" dir="auto">${shown}</h2>`}
    ${
      isHistoryOpen
        ? nothing
        : html`<button
            class="icon-button"
            type="button"
            aria-label=${t.text('newChat')}
            title=${t.text('newChat')}
            @click=${() => {
              actions.newChat();
            }}
          >
            ${icon('plus')}
          </button>`
    }
    ${options.history?.enabled === false ? nothing : historyToggle(isHistoryOpen, context)}
    ${customAction(header.rightAction, data['rightAction'])}
  </div>`;
}

function historyToggle(isOpen: boolean, { t, actions }: ViewContext): TemplateResult {
  const label = t.text(isOpen ? 'closeConversations' : 'conversations');
  return html`<button
    id="history-toggle"
    class="icon-button"
    type="button"
    aria-label=${label}
    title=${label}
    aria-expanded=${isOpen ? 'true' : 'false'}
    @keydown=${({ key }: KeyboardEvent) => {
      if (isOpen && key === 'Escape') actions.hideHistory();
    }}
    @click=${() => {
      if (isOpen) actions.hideHistory();
      else actions.showHistory();
    }}
  >
    ${icon(isOpen ? 'close' : 'menu')}
  </button>`;
}

/** ChatKit names such buttons only by their icon; where the page gives no better name, the icon's has to do. */
function customAction(
  action: { icon: string; onClick: () => void } | undefined,
  name: string | undefined,
): TemplateResult | typeof nothing {
  if (action === undefined) return nothing;
  const label = name ?? action.icon.replaceAll('-', ' ');
  return html`<button
    class="icon-button"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${() => {
      action.onClick();
    }}
  >
    ${icon(action.icon)}
  </button>`;
}
