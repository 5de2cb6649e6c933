import { dayKey, parseTimestamp } from '../i18n/dates.ts';
import type { ThreadItem } from '../protocol/items.ts';

/** What the thread shows, top to bottom. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly date: Date }
  | { readonly kind: 'item'; readonly key: string; readonly item: ThreadItem }
  /** The tools under a finished answer, which may be several items. */
  | { readonly kind: 'answer-end'; readonly key: string; readonly items: readonly ThreadItem[] };

const INVISIBLE = new Set<ThreadItem['type']>(['client_tool_call', 'end_of_turn']);

const times = new WeakMap<ThreadItem, Date | null>();

export function timeOf(item: ThreadItem): Date | null {
  const known = times.get(item);
  if (known !== undefined) return known;
  const time = parseTimestamp(item.created_at);
  times.set(item, time);
  return time;
}

export function arrangeRows(items: readonly ThreadItem[], { isRunning }: { isRunning: boolean }): readonly Row[] {
  const rows: Row[] = [];
  let day = '';
  let answer: ThreadItem[] = [];
  const endAnswer = () => {
    const last = answer.at(-1);
    if (last !== undefined) rows.push({ kind: 'answer-end', key: `end-${last.id}`, items: answer });
    answer = [];
  };
  for (const item of items) {
    if (item.type === 'user_message') endAnswer();
    if (INVISIBLE.has(item.type)) continue;
    const time = timeOf(item);
    const itemDay = time === null ? day : dayKey(time);
    if (time !== null && itemDay !== day) {
      endAnswer();
      rows.push({ kind: 'day', key: `day-${itemDay}-${item.id}`, date: time });
      day = itemDay;
    }
    rows.push({ kind: 'item', key: item.id, item });
    if (item.type !== 'user_message') answer.push(item);
  }
  if (!isRunning) endAnswer();
  return rows;
}
