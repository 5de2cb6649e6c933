'use client';

export type LiveEvent = { readonly type: string; readonly data: unknown };
export type Connection = 'live' | 'reconnecting' | 'offline' | 'signed-out';

const TYPES = ['task.created', 'task.updated', 'task.deleted', 'task.restored', 'conversation.updated', 'reset'];
const RETRY_MS = 3000;
const PATIENCE_MS = 4000;

/**
 * Passes on what happens from now on. `opened` comes first: whatever was read before it may be old already. After a gap
 * a `reset` says that something may have been missed.
 *
 * The browser reconnects by itself, with the last event id, while the answer is a stream; after an error status it
 * gives up, and then this takes over. A short gap is not worth a banner.
 */
export function followEvents(
  url: string,
  publish: (event: LiveEvent) => void,
  report: (connection: Connection) => void,
): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let complaint: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  let hasGap = false;

  const open = () => {
    clearTimeout(retry);
    source?.close();
    const current = new EventSource(url);
    source = current;
    current.onopen = () => {
      clearTimeout(complaint);
      complaint = undefined;
      report('live');
      if (!wasOpen) publish({ type: 'opened', data: null });
      else if (hasGap) publish({ type: 'reset', data: null });
      wasOpen = true;
      hasGap = false;
    };
    for (const type of TYPES) {
      current.addEventListener(type, (event) => publish({ type, data: parse(event) }));
    }
    current.onerror = () => {
      hasGap = true;
      complaint ??= setTimeout(() => report(navigator.onLine ? 'reconnecting' : 'offline'), PATIENCE_MS);
      if (current.readyState === EventSource.CLOSED) retry = setTimeout(() => void reopen(), RETRY_MS);
    };
  };
  const reopen = async () => {
    const status = await fetch('/api/session', { cache: 'no-store' }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 401) report('signed-out');
    else open();
  };
  const online = () => open();
  const offline = () => report('offline');
  open();
  // It may have gone before anybody listened.
  if (!navigator.onLine) report('offline');
  addEventListener('online', online);
  addEventListener('offline', offline);
  return () => {
    source?.close();
    clearTimeout(retry);
    clearTimeout(complaint);
    removeEventListener('online', online);
    removeEventListener('offline', offline);
  };
}

function parse(event: Event): unknown {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return null;
  try {
    return JSON.parse(event.data);
  } catch {
    // A line that is no JSON carries nothing for us.
    return null;
  }
}
