'use client';

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { type Listener, openChannel } from './event-channel';
import { type Connection, followEvents, type LiveEvent } from './follow-events';

type Channel = ReturnType<typeof openChannel> & { readonly connection: Connection };

const ChannelContext = createContext<Channel>({
  connection: 'live',
  listen: () => () => undefined,
  publish: () => undefined,
});

type Props = { readonly children: ReactNode };

/** One stream of changes for the whole page: what other tabs, chat and outside clients do arrives here. */
export function LiveEvents({ children }: Props) {
  const [connection, setConnection] = useState<Connection>('live');
  const [channel] = useState(openChannel);
  useEffect(() => followEvents('/api/events', channel.publish, setConnection), [channel]);
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

/** `isOld`: it happened before this component was there, after or before its data was read. */
export function useLiveEvent(handle: Listener): void {
  const { listen } = useContext(ChannelContext);
  const onEvent = useEffectEvent((event: LiveEvent, isOld: boolean) => handle(event, isOld));
  useEffect(() => listen((event, isOld) => onEvent(event, isOld)), [listen]);
}
