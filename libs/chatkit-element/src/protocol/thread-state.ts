import type { ThreadEvent } from './events.ts';
import type { Thread, ThreadItem, UserMessageItem } from './items.ts';
import { parsePage, isThreadItem } from './items.ts';
import { applyItemUpdate } from './item-updates.ts';

export interface Notice {
  readonly key: string;
  readonly level: 'info' | 'warning' | 'danger';
  readonly title: string | null;
  readonly message: string;
}

export interface StreamFailure {
  readonly code: string;
  readonly message: string | null;
  readonly allowRetry: boolean;
}

/** What a reader sees of one conversation. A value: every change makes a new one and keeps untouched items identical. */
export interface ThreadState {
  readonly thread: Thread | null;
  readonly items: readonly ThreadItem[];
  /** Items that are still being written. */
  readonly open: ReadonlySet<string>;
  /** User messages shown before the server has confirmed them. */
  readonly unconfirmed: ReadonlySet<string>;
  readonly progress: { readonly text: string; readonly icon: string | null } | null;
  readonly notices: readonly Notice[];
  readonly failure: StreamFailure | null;
  readonly isRunning: boolean;
  readonly allowsCancel: boolean;
  /** Cursor to older items, null when the beginning is here. */
  readonly older: string | null;
}

export type LocalEvent =
  | { readonly type: 'local.sent'; readonly item: UserMessageItem }
  | { readonly type: 'local.run_started' }
  | { readonly type: 'local.run_ended' }
  | { readonly type: 'local.stopped' }
  | { readonly type: 'local.reloaded'; readonly fresh: ThreadState }
  | { readonly type: 'local.failed'; readonly failure: StreamFailure }
  | { readonly type: 'local.truncated_after'; readonly itemId: string }
  | { readonly type: 'local.older_loaded'; readonly items: readonly ThreadItem[]; readonly older: string | null }
  | { readonly type: 'local.item_replaced'; readonly item: ThreadItem }
  | { readonly type: 'local.item_removed'; readonly itemId: string }
  | { readonly type: 'local.notice_dismissed'; readonly key: string }
  | { readonly type: 'local.failure_dismissed' };

export const EMPTY_THREAD: ThreadState = {
  thread: null,
  items: [],
  open: new Set(),
  unconfirmed: new Set(),
  progress: null,
  notices: [],
  failure: null,
  isRunning: false,
  allowsCancel: true,
  older: null,
};

export function loadedThread(thread: Thread, items: readonly ThreadItem[], older: string | null): ThreadState {
  return { ...EMPTY_THREAD, thread, items, older };
}

export function reduceThread(state: ThreadState, event: ThreadEvent | LocalEvent): ThreadState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      return { ...state, thread: event.thread, items: mergeItems(state.items, event.thread) };
    case 'thread.item.added':
      return { ...place(state, event.item), open: withId(state.open, event.item.id) };
    case 'thread.item.done':
    case 'thread.item.replaced':
      return { ...place(state, event.item), open: withoutId(state.open, event.item.id) };
    case 'thread.item.updated':
      return updateItem(state, event.item_id, (item) => applyItemUpdate(item, event.update));
    case 'thread.item.removed':
      return removeItem(state, event.item_id);
    case 'stream_options':
      return { ...state, allowsCancel: event.stream_options.allow_cancel };
    case 'progress_update':
      return { ...state, progress: event.text === '' ? null : { text: event.text, icon: event.icon ?? null } };
    case 'notice':
      return { ...state, notices: withNotice(state.notices, event) };
    case 'error':
      return { ...state, failure: failureOf(event) };
    case 'client_effect':
      return state;
    case 'local.sent':
      return {
        ...state,
        items: [...state.items, event.item],
        unconfirmed: withId(state.unconfirmed, event.item.id),
      };
    case 'local.run_started':
      return { ...state, isRunning: true, allowsCancel: true, failure: null, progress: null, notices: [] };
    case 'local.run_ended':
      return { ...state, isRunning: false, progress: null, open: new Set() };
    case 'local.stopped':
      return { ...state, isRunning: false, progress: null, open: new Set(), unconfirmed: new Set() };
    case 'local.reloaded':
      return { ...withShown(state, event.fresh), notices: state.notices, isRunning: state.isRunning };
    case 'local.failed':
      return { ...state, failure: event.failure };
    case 'local.truncated_after':
      return truncateAfter(state, event.itemId);
    case 'local.older_loaded':
      return { ...state, items: withOlder(state.items, event.items), older: event.older };
    case 'local.item_replaced':
      return place(state, event.item);
    case 'local.item_removed':
      return removeItem(state, event.itemId);
    case 'local.notice_dismissed':
      return { ...state, notices: state.notices.filter((notice) => notice.key !== event.key) };
    case 'local.failure_dismissed':
      return { ...state, failure: null };
  }
}

/** Puts an item at its place: over its earlier self, over the unconfirmed message that it confirms, or at the end. */
function place(state: ThreadState, item: ThreadItem): ThreadState {
  const progress = item.type === 'assistant_message' || item.type === 'widget' ? null : state.progress;
  const index = state.items.findIndex((existing) => existing.id === item.id);
  if (index >= 0) {
    return {
      ...state,
      progress,
      items: state.items.with(index, item),
      unconfirmed: withoutId(state.unconfirmed, item.id),
    };
  }
  // Only one message is under way at a time, so a confirmation belongs to the newest unconfirmed one.
  const awaited = item.type === 'user_message' ? state.items.findLastIndex(({ id }) => state.unconfirmed.has(id)) : -1;
  const replaced = state.items[awaited];
  if (replaced === undefined) return { ...state, progress, items: [...state.items, item] };
  return {
    ...state,
    progress,
    items: state.items.with(awaited, item),
    unconfirmed: withoutId(state.unconfirmed, replaced.id),
  };
}

function updateItem(state: ThreadState, itemId: string, change: (item: ThreadItem) => ThreadItem): ThreadState {
  const index = state.items.findIndex((item) => item.id === itemId);
  const item = state.items[index];
  if (item === undefined) return state;
  const changed = change(item);
  if (changed === item) return state;
  const progress = item.type === 'assistant_message' ? null : state.progress;
  return { ...state, progress, items: state.items.with(index, changed) };
}

function removeItem(state: ThreadState, itemId: string): ThreadState {
  return {
    ...state,
    items: state.items.filter((item) => item.id !== itemId),
    open: withoutId(state.open, itemId),
    unconfirmed: withoutId(state.unconfirmed, itemId),
  };
}

function truncateAfter(state: ThreadState, itemId: string): ThreadState {
  const index = state.items.findIndex((item) => item.id === itemId);
  return index < 0 ? state : { ...state, items: state.items.slice(0, index + 1), open: new Set(), failure: null };
}

function mergeItems(items: readonly ThreadItem[], thread: Thread): readonly ThreadItem[] {
  const sent = parsePage(thread.items, isThreadItem).data;
  const known = new Set(items.map((item) => item.id));
  const fresh = sent.filter((item) => !known.has(item.id));
  return fresh.length === 0 ? items : [...items, ...fresh];
}

/** Earlier pages that were loaded stay, for the reader may be there; a failure stays until something comes after it. */
function withShown(state: ThreadState, fresh: ThreadState): ThreadState {
  const failure = state.items.at(-1)?.id === fresh.items.at(-1)?.id ? state.failure : null;
  const index = state.items.findIndex((item) => item.id === fresh.items[0]?.id);
  if (index < 1) return { ...fresh, failure };
  return { ...fresh, failure, items: [...state.items.slice(0, index), ...fresh.items], older: state.older };
}

function withOlder(items: readonly ThreadItem[], older: readonly ThreadItem[]): readonly ThreadItem[] {
  const known = new Set(items.map((item) => item.id));
  return [...older.filter((item) => !known.has(item.id)), ...items];
}

function withNotice(
  notices: readonly Notice[],
  event: { level: Notice['level']; message: string; title?: string | null | undefined },
): readonly Notice[] {
  const title = event.title ?? null;
  const key = JSON.stringify([event.level, title, event.message]);
  return [
    ...notices.filter((notice) => notice.key !== key),
    { key, level: event.level, title, message: event.message },
  ];
}

function failureOf(event: {
  code?: string | null | undefined;
  message?: string | null | undefined;
  allow_retry?: boolean | null | undefined;
}): StreamFailure {
  return { code: event.code ?? 'custom', message: event.message ?? null, allowRetry: event.allow_retry === true };
}

function withId(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? ids : new Set([...ids, id]);
}

function withoutId(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  if (!ids.has(id)) return ids;
  return new Set([...ids].filter((entry) => entry !== id));
}
