import type { LiveEvent } from './follow-events';

export type Listener = (event: LiveEvent, isOld: boolean) => void;

const MOST_REMEMBERED = 200;
const missed: LiveEvent = { type: 'reset', data: null };

/** Gives events to whoever listens, and what came before to those who begin to: their data may be older than it. */
export function openChannel() {
  const listeners = new Set<Listener>();
  let remembered: readonly LiveEvent[] = [];
  return {
    listen: (listener: Listener) => {
      for (const event of remembered) listener(event, true);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    publish: (event: LiveEvent) => {
      remembered = remember(remembered, event);
      for (const listener of listeners) listener(event, false);
    },
  };
}

function remember(events: readonly LiveEvent[], event: LiveEvent): readonly LiveEvent[] {
  if (event.type === 'opened') return events;
  if (event.type === 'reset' || events.length === MOST_REMEMBERED) return [missed];
  return [...events, event];
}
