import { html, nothing, type TemplateResult } from 'lit';
import type { ChatSession } from '../session/chat-session.ts';
import { acceptAttribute } from './composer.ts';
import type { ComposerController } from './composer-controller.ts';
import { composerView } from './composer-view.ts';
import type { DrawnRows } from './drawn-rows.ts';
import type { ElementState } from './element-state.ts';
import { headerView } from './header-view.ts';
import type { HistoryEdit } from './history-view.ts';
import { icon } from './icons.ts';
import { lazily } from './lazily.ts';
import type { ScrollFollower } from './scroll-follower.ts';
import { startView } from './start-view.ts';
import { threadView } from './thread-view.ts';
import type { ViewContext } from './view-context.ts';

const withHistory = lazily(() => import('./history-view.ts'));

export interface ChatParts {
  readonly session: ChatSession;
  readonly composer: ComposerController;
  readonly follower: ScrollFollower;
  readonly drawnRows: DrawnRows;
  readonly view: ElementState;
  readonly context: ViewContext;
  readonly canEdit: boolean;
  setHistoryEdit(edit: HistoryEdit | null): void;
  scrolled(box: Element): void;
  focusComposer(): void;
}

export function chatView(parts: ChatParts): TemplateResult {
  const { session, view, context } = parts;
  const { state, threadId } = session.conversation;
  const header = headerView({ state, isHistoryOpen: view.isHistoryOpen }, context);
  if (!view.isHistoryOpen) return html`${header} ${conversationView(parts)}`;
  const setEdit = (edit: HistoryEdit | null) => {
    parts.setHistoryEdit(edit);
  };
  const list = { list: session.list.state, currentId: threadId, edit: view.historyEdit, setEdit };
  return html`${header} ${withHistory(({ historyView }) => historyView(list, context))}`;
}

function conversationView(parts: ChatParts): TemplateResult {
  const { session, follower, drawnRows, context, view } = parts;
  const { state } = session.conversation;
  const { loadState } = session;
  const isKnown = (itemId: string) => session.conversation.isKnown(itemId);
  const isNew = state.items.length === 0 && loadState === 'ready' && state.failure === null && !state.isRunning;
  const onScroll = (event: Event) => {
    if (event.currentTarget instanceof Element) parts.scrolled(event.currentTarget);
  };
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${context.t.text('chat')} @scroll=${onScroll}>
      <div class="log">
        ${loadState === 'loading' && state.items.length === 0 ? skeleton(context) : nothing}
        ${loadState === 'failed' || loadState === 'gone' ? loadFailure(loadState, context) : nothing}
        ${isNew ? startView(context) : nothing}
        ${threadView({ ...view, state, drawnRows, canEdit: parts.canEdit, isKnown }, context)}
      </div>
    </div>
    ${follower.isAtEnd ? nothing : latestButton(follower, context)} ${composerPart(parts)}`;
}

function latestButton(follower: ScrollFollower, { t, actions }: ViewContext): TemplateResult {
  const toEnd = () => {
    follower.toEnd();
    actions.redraw();
  };
  const label = t.text('latest');
  return html`<button class="latest" type="button" aria-label=${label} title=${label} @click=${toEnd}>
    ${icon('arrow-down')}
  </button>`;
}

function composerPart({ session, composer, view, context, focusComposer }: ChatParts): TemplateResult {
  return composerView(
    {
      composer,
      state: session.conversation.state,
      engine: view.engine,
      accept: acceptAttribute(context.options.composer?.attachments?.accept),
      stop: () => {
        session.conversation.stop();
        focusComposer();
      },
      mention: () => {
        const { text } = composer.draft;
        const next = text === '' ? '@' : `${text} @`;
        composer.change({ text: next });
        focusComposer();
        void composer.typed(next, next.length);
      },
    },
    context,
  );
}

function skeleton({ t }: ViewContext): TemplateResult {
  return html`<div class="skeletons" role="status" aria-label=${t.text('loading')}>
    ${[44, 70, 62].map((width) => html`<span class="skeleton w${width}"></span>`)}
  </div>`;
}

function loadFailure(state: 'failed' | 'gone', { t, actions }: ViewContext): TemplateResult {
  const isGone = state === 'gone';
  const goOn = () => {
    if (isGone) actions.newChat();
    else actions.reloadThread();
  };
  return html`<div class="notice danger" role="alert">
    ${icon('warning')}<span class="grow">${t.text(isGone ? 'gone' : 'loadFailed')}</span>
    <button class="button" type="button" @click=${goOn}>${t.text(isGone ? 'newChat' : 'retry')}</button>
  </div>`;
}
