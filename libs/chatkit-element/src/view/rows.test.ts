import { dayLabel, parseTimestamp } from '../i18n/dates.ts';
import { loadTranslation, type Translation } from '../i18n/translate.ts';
import type { ThreadItem } from '../protocol/items.ts';
import { assistantSample, userSample, widgetSample } from '../testing/samples.ts';
import { arrangeRows } from './rows.ts';

const at = <T extends ThreadItem>(item: T, created_at: string): T => ({ ...item, created_at });

function kinds(items: readonly ThreadItem[], isRunning = false): string[] {
  return arrangeRows(items, { isRunning }).map((row) => (row.kind === 'item' ? row.item.id : row.kind));
}

describe('arrangeRows', () => {
  it('puts one set of tools under an answer of several items', () => {
    expect(
      kinds([userSample('a', 'u1'), assistantSample('b', 'a1'), widgetSample([], {}, 'w1'), userSample('c', 'u2')]),
    ).toEqual(['day', 'u1', 'a1', 'w1', 'answer-end', 'u2']);
  });

  it('shows the tools only when the answer is finished', () => {
    expect(kinds([userSample('a'), assistantSample('b')], true)).toEqual(['day', 'u1', 'a1']);
  });

  it('separates days', () => {
    const items = [
      at(userSample('a', 'u1'), '2026-11-22T12:00:00Z'),
      at(userSample('b', 'u2'), '2026-11-23T12:00:00Z'),
    ];
    expect(kinds(items)).toEqual(['day', 'u1', 'day', 'u2']);
  });

  it('leaves out what is not for the reader, and a time that cannot be read', () => {
    const tool: ThreadItem = { type: 'end_of_turn', id: 'e', thread_id: 't1', created_at: '' };
    expect(kinds([tool, at(userSample('a'), 'soon')])).toEqual(['u1']);
  });
});

describe('times', () => {
  it.each([
    ['2026-11-23T09:00:00', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.123456', '2026-11-23T09:00:00.123Z'],
    ['2026-11-23T09:00:00+05:00', '2026-11-23T04:00:00.000Z'],
    ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
  ])('reads %s as %s', (text, iso) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(iso);
  });

  it('names days as people do', async () => {
    const [english, urdu] = await Promise.all([loadTranslation('en'), loadTranslation('ur')]);
    const now = new Date(2026, 10, 23, 15);
    const name = (day: number, t: Translation) => dayLabel(new Date(2026, 10, day, 9), now, t);
    expect([name(23, english), name(22, english), name(20, english)]).toEqual([
      'Today',
      'Yesterday',
      'Friday, November 20',
    ]);
    expect([name(23, urdu), name(22, urdu)]).toEqual(['آج', 'کل']);
  });
});
