import type { Thread, ThreadItem, WidgetItem } from '../protocol/items.ts';
import { isRecord } from '../protocol/guards.ts';
import type { WidgetAction } from '../protocol/widgets.ts';
import type { ChatKitElement } from './chatkit-element.ts';
import { isOptionWidget, userContent } from './element-options.ts';
import { copyText } from './item-text.ts';
import type { ViewActions } from './view-context.ts';

const COPIED_MS = 1600;

/** What each control of the views does to the element and its session. */
export function elementActions(element: ChatKitElement): ViewActions {
  const report = (error: unknown) => {
    element.emit('error', { error });
  };
  return {
    newChat: () => {
      element.show({ isHistoryOpen: false });
      void element.openThread(null).then(() => element.focusComposer());
    },
    openThread: (threadId) => {
      closeHistory(element);
      void element.openThread(threadId).then(() => element.focusComposer());
    },
    showHistory: () => {
      if (element.view.isHistoryOpen) return;
      element.show({ isHistoryOpen: true, historyEdit: null });
      element.emit('history.open');
      element.session.list.load().catch(report);
    },
    hideHistory: () => {
      closeHistory(element);
      void element.focusComposer();
    },
    reloadThread: () => void element.session.reload(),
    loadOlder: () => void element.loadOlder(),
    retry: (itemId) => void element.session.conversation.retry(itemId),
    copy: (items) => {
      copy(element, items).catch((error: unknown) => {
        element.notify(element.t.text('copyFailed'));
        report(error);
      });
    },
    feedback: (items, kind) => {
      giveFeedback(element, items, kind).catch(report);
    },
    editMessage: (item) => {
      element.editMessage(item);
    },
    act: (action, item) => {
      act(element, action, item).catch((error: unknown) => {
        element.show({ busyItemId: null });
        element.notify(element.t.text('actionFailed'));
        report(error);
      });
    },
    answer: (itemId, answers) => void element.session.conversation.answer(itemId, answers),
    dismissNotice: (key) => {
      element.session.conversation.apply({ type: 'local.notice_dismissed', key });
    },
    dismissFailure: () => {
      element.session.conversation.apply({ type: 'local.failure_dismissed' });
    },
    openSource: (source) => {
      if (source.type !== 'entity') return;
      const data = Object.entries(source.data ?? {}).map(([key, value]) => [key, String(value)]);
      element.options.entities?.onClick?.({ id: source.id, title: source.title, data: Object.fromEntries(data) });
    },
    startWith: ({ prompt }) => {
      const content = typeof prompt === 'string' ? [{ type: 'input_text' as const, text: prompt }] : prompt;
      element.sent();
      const input = { content: userContent(content), attachments: [], inference_options: {} };
      void element.session.conversation.send(input).then(() => element.focusComposer());
    },
    renameThread: (thread, title) => {
      changeList(element, element.session.rename(thread, title)).catch(report);
    },
    deleteThread: (thread: Thread) => {
      changeList(element, element.session.delete(thread)).catch(report);
    },
    reloadThreads: () => {
      element.session.list.load().catch(report);
    },
    loadMoreThreads: () => {
      element.session.list.loadMore().catch(report);
    },
    redraw: () => {
      element.redrawItems();
    },
  };
}

function closeHistory(element: ChatKitElement): void {
  if (!element.view.isHistoryOpen) return;
  element.show({ isHistoryOpen: false, historyEdit: null });
  element.emit('history.close');
}

async function changeList(element: ChatKitElement, change: Promise<void>): Promise<void> {
  try {
    await change;
  } catch (cause) {
    element.notify(element.t.text('changeFailed'));
    throw cause;
  }
}

async function copy(element: ChatKitElement, items: readonly ThreadItem[]): Promise<void> {
  const text = items.map(copyText).filter((part) => part !== '');
  await navigator.clipboard.writeText(text.join('\n\n'));
  const key = `end-${items.at(-1)?.id ?? ''}`;
  element.show({ copiedKey: key });
  element.announce(element.t.text('copied'));
  await element.wait(COPIED_MS);
  if (element.view.copiedKey === key) element.show({ copiedKey: null });
}

async function giveFeedback(
  element: ChatKitElement,
  items: readonly ThreadItem[],
  kind: 'positive' | 'negative',
): Promise<void> {
  const before = element.view.feedback;
  const threadId = element.session.conversation.threadId;
  if (threadId === null) return;
  const ids = items.map((item) => item.id);
  element.show({ feedback: new Map([...before, ...ids.map((id) => [id, kind] as const)]) });
  try {
    await element.session.client.ask({
      type: 'items.feedback',
      params: { thread_id: threadId, item_ids: ids, kind },
    });
    element.announce(element.t.text('thanks'));
  } catch (cause) {
    element.show({ feedback: before });
    throw cause;
  }
}

async function act(element: ChatKitElement, action: WidgetAction, item: WidgetItem): Promise<void> {
  const { type, payload, handler, loadingBehavior, streaming } = action;
  const { conversation } = element.session;
  if (handler === 'client') {
    const { widget } = item;
    if (!isOptionWidget(widget)) return;
    await element.options.widgets?.onAction?.(
      { type, ...(isRecord(payload) ? { payload } : {}) },
      { id: item.id, widget },
    );
    return;
  }
  if (conversation.isRunning) return;
  if (loadingBehavior !== 'none') element.show({ busyItemId: item.id });
  if (streaming) await conversation.act({ type, payload }, item.id);
  else await conversation.actSync({ type, payload }, item.id);
  element.show({ busyItemId: null });
  element.restoreFocus();
}
