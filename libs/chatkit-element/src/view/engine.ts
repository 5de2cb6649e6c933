import type { ThreadState } from '../protocol/thread-state.ts';

/** Who gave the last answer, from the answer itself: after a reload no effect has said it yet. */
export function engineOf({ items }: ThreadState, words: DOMStringMap): string | null {
  const last = items.findLast((item) => item.type === 'assistant_message');
  const name = last?.engine ?? '';
  return words[`engine${name.charAt(0).toUpperCase()}${name.slice(1)}`] ?? null;
}
