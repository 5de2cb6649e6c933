'use client';

export type LiveEvent = { readonly type: string; readonly data: unknown };
export type Connection = 'live' | 'reconnecting' | 'offline' | 'signed-out';

const TYPES = ['task.created', 'task.updated', 'task.deleted', 'task.restored', 'conversation.updated', 'reset'];
const RETRY_MS = 3000;
const PATIENCE_MS = 4000;
// A browser has six connections to a server over HTTP/1.1, for all tabs together: one that nobody sees keeps none.
const REST_AFTER_MS = 10_000;

/**
 * Passes on what happens from now on. `opened` comes first: whatever was read before it may be old already. After a gap
 * a `reset` says that something may have been missed.
 *
 * The browser reconnects by itself, with the last event id, while the answer is a stream; after an error status it
 * gives up, and then this takes over. A short gap is not worth a banner. A page that stays hidden lets go of the
 * stream, and has a gap when it is seen again.
 */
export function followEvents(
  url: string,
  publish: (event: LiveEvent) => void,
  report: (connection: Connection) => void,
): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let complaint: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let isResting = false;
  let wasOpen = false;
  let hasGap = false;

  const close = () => {
    clearTimeout(retry);
    clearTimeout(complaint);
    complaint = undefined;
    source?.close();
  };
  const open = () => {
    clearTimeout(retry);
    source?.close();
    if (isResting) return;
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
  const look = () => {
    clearTimeout(rest);
    if (document.hidden) {
      rest = setTimeout(() => {
        isResting = true;
        hasGap = true;
        close();
      }, REST_AFTER_MS);
    } else if (isResting) {
      isResting = false;
      open();
    }
  };
  const online = () => open();
  const offline = () => report('offline');
  open();
  look();
  // It may have gone before anybody listened.
  if (!navigator.onLine) report('offline');
  addEventListener('online', online);
  addEventListener('offline', offline);
  document.addEventListener('visibilitychange', look);
  return () => {
    close();
    clearTimeout(rest);
    removeEventListener('online', online);
    removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', look);
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
