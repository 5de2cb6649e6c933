'use client';

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';

export type LiveEvent = { readonly type: string; readonly data: unknown };
export type Connection = 'live' | 'reconnecting' | 'offline' | 'signed-out';
type Listener = (event: LiveEvent) => void;

const TYPES = ['task.created', 'task.updated', 'task.deleted', 'task.restored', 'conversation.updated', 'reset'];
const RETRY_MS = 3000;
const PATIENCE_MS = 4000;

type Channel = {
  readonly connection: Connection;
  readonly listen: (listener: Listener) => () => void;
  readonly publish: Listener;
};

const ChannelContext = createContext<Channel>({
  connection: 'live',
  listen: () => () => undefined,
  publish: () => undefined,
});

type Props = { readonly children: ReactNode };

/** One stream of changes for the whole page: what other tabs, chat and outside clients do arrives here. */
export function LiveEvents({ children }: Props) {
  const [connection, setConnection] = useState<Connection>('live');
  const [listeners] = useState(() => new Set<Listener>());
  const [channel] = useState(() => ({
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: (event: LiveEvent) => {
      for (const listener of listeners) listener(event);
    },
  }));
  useEffect(() => follow('/api/events', channel.publish, setConnection), [channel]);
  return <ChannelContext value={{ ...channel, connection }}>{children}</ChannelContext>;
}

export function useConnection(): Connection {
  return useContext(ChannelContext).connection;
}

/** Tells the page that something may have changed, for when the stream is not there to tell it. */
export function useAnnounceChange(): () => void {
  const { connection, publish } = useContext(ChannelContext);
  return () => {
    if (connection !== 'live') publish({ type: 'reset', data: null });
  };
}

export function useLiveEvent(handle: Listener): void {
  const { listen } = useContext(ChannelContext);
  const onEvent = useEffectEvent(handle);
  useEffect(() => listen((event) => onEvent(event)), [listen]);
}

/**
 * The browser reconnects by itself, with the last event id, while the answer is a stream; after an error status it
 * gives up, and then this takes over. A short gap is not worth a banner.
 */
function follow(url: string, publish: Listener, report: (connection: Connection) => void): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let complaint: ReturnType<typeof setTimeout> | undefined;
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
      if (hasGap) publish({ type: 'reset', data: null });
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
