import { userSample } from '../testing/samples.ts';
import { DrawnRows } from './drawn-rows.ts';
import type { Row } from './rows.ts';

const PX = 100;
const VIEWPORT = 768;
const row = (id: number): Row => ({ kind: 'item', key: String(id), item: userSample('a', String(id)) });
const thread = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => row(from + index));

function opened(rows: readonly Row[]): DrawnRows {
  const drawnRows = new DrawnRows();
  for (const { key } of rows) drawnRows.measure(key, PX);
  drawnRows.drawn(rows);
  return drawnRows;
}

function keys(drawnRows: DrawnRows, rows: readonly Row[]): [first: string, last: string] {
  const { rows: drawn } = drawnRows.drawn(rows);
  return [drawn[0]?.key ?? '', drawn.at(-1)?.key ?? ''];
}

describe('the drawn rows', () => {
  it('start at the end of the thread', () => {
    const rows = thread(0, 2000);
    expect(keys(opened(rows), rows)).toEqual(['1988', '1999']);
  });

  it('take the same room together with what is not drawn, at every place', () => {
    const rows = thread(0, 2000);
    const drawnRows = opened(rows);
    for (let scrollTop = 2000 * PX - VIEWPORT; scrollTop >= 0; scrollTop -= 333) {
      drawnRows.look({ scrollTop, clientHeight: VIEWPORT });
      const { rows: drawn, abovePx, belowPx } = drawnRows.drawn(rows);
      expect(drawn.length).toBeLessThanOrEqual(60);
      expect(abovePx).toBeLessThanOrEqual(scrollTop);
      expect(abovePx + drawn.length * PX).toBeGreaterThanOrEqual(scrollTop + VIEWPORT);
      expect(abovePx + drawn.length * PX + belowPx).toBe(2000 * PX);
    }
    expect(keys(drawnRows, rows)[0]).toBe('0');
  });

  it('follow an answer that is being added, and stay bounded', () => {
    const drawnRows = opened(thread(0, 100));
    for (let length = 101; length < 600; length += 1) drawnRows.drawn(thread(0, length));
    const rows = thread(0, 600);
    expect(keys(drawnRows, rows)).toEqual(['540', '599']);
  });

  it('stay where the reader is when earlier messages come in', () => {
    const rows = thread(0, 500);
    const drawnRows = opened(rows);
    drawnRows.look({ scrollTop: 20_000, clientHeight: VIEWPORT });
    const before = keys(drawnRows, rows);
    expect(keys(drawnRows, thread(-60, 500))).toEqual(before);
  });

  it('reach up as far as the screen does when the thread is shorter', () => {
    const drawnRows = opened(thread(0, 2));
    const longer = thread(-60, 2);
    expect(keys(drawnRows, longer)[1]).toBe('1');
    expect(drawnRows.drawn(longer).rows.length).toBeGreaterThan(7);
  });

  it('end where the thread now ends after an edit, and start anew in another thread', () => {
    const drawnRows = opened(thread(0, 100));
    expect(keys(drawnRows, thread(0, 95))[1]).toBe('94');
    expect(keys(drawnRows, thread(1000, 1100))[1]).toBe('1099');
    expect(drawnRows.drawn([])).toEqual({ rows: [], abovePx: 0, belowPx: 0 });
  });
});
