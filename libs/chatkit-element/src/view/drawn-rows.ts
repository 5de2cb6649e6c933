import { spanBetween, widened, type Span } from './row-span.ts';
import type { Row } from './rows.ts';

export interface Drawn {
  readonly rows: readonly Row[];
  /** Room for the rows above and below that are not drawn. */
  readonly abovePx: number;
  readonly belowPx: number;
}

/**
 * More than this is not kept of what the reader has passed. Every row in the page costs a part of each frame: 160 took
 * half as long again as 60, which find in page still has as a neighbourhood.
 */
const MOST_ROWS = 60;
/** Lines of a column of usual width; measured as soon as a row is laid out. */
const LINE_PX = 24;
const LINE_CHARACTERS = 52;

/**
 * The part of a thread that is in the page: what is in view, a margin around it, and what was just passed. A row takes
 * the same room drawn and not drawn, so that neither moves what the reader looks at.
 */
export class DrawnRows {
  private rows: readonly Row[] = [];
  private span: Span = { start: 0, end: 0 };
  private viewportPx = typeof innerHeight === 'number' ? innerHeight : 0;
  private readonly measured = new Map<string, number>();

  /** Takes what the thread has now, and answers what to draw of it. */
  drawn(rows: readonly Row[]): Drawn {
    if (rows !== this.rows) this.take(rows);
    const { start, end } = this.span;
    return {
      rows: rows.slice(start, end),
      abovePx: this.sum(0, start),
      belowPx: this.sum(end, rows.length),
    };
  }

  has(key: string): boolean {
    return this.rows.some((row) => row.key === key);
  }

  measure(key: string, height: number): void {
    this.measured.set(key, height);
  }

  /** Whether a reader at this place needs other rows than the drawn ones. */
  look({ scrollTop, clientHeight }: { readonly scrollTop: number; readonly clientHeight: number }): boolean {
    if (clientHeight === 0) return false;
    this.viewportPx = clientHeight;
    const { start, end } = this.span;
    const around = (px: number) => spanBetween(this.heights(), scrollTop - px, scrollTop + clientHeight + px);
    const needed = around(clientHeight);
    if (needed.start >= start && needed.end <= end) return false;
    this.span = widened(this.span, around(clientHeight * 1.25), MOST_ROWS);
    return true;
  }

  /** Stays with the messages that were drawn when others come before or after them. */
  private take(rows: readonly Row[]): void {
    const { rows: before, span } = this;
    this.rows = rows;
    const first = before.findIndex((row, index) => index >= span.start && row.kind === 'item');
    const last = before.findLastIndex((row, index) => index < span.end && row.kind === 'item');
    const newFirst = placeOf(before[first], rows);
    const newLast = placeOf(before[last], rows);
    const isAtEnd = span.end === before.length || newLast < 0;
    if (newFirst < 0) {
      this.span = this.atEnd();
      return;
    }
    const start = Math.max(0, newFirst - (first - span.start));
    const end = isAtEnd ? rows.length : Math.min(rows.length, newLast + span.end - last);
    this.span = this.filled({ start: isAtEnd ? Math.max(start, end - MOST_ROWS) : start, end });
  }

  /** A thread too short to be scrolled tells of no place: what came before must then be there by itself. */
  private filled({ start, end }: Span): Span {
    const bottom = this.sum(0, end);
    const { start: full } = spanBetween(this.heights(), bottom - this.viewportPx * 1.5, bottom);
    return { start: Math.min(start, full), end };
  }

  private atEnd(): Span {
    const heights = this.heights();
    const total = heights.reduce((sum, height) => sum + height, 0);
    return spanBetween(heights, total - this.viewportPx * 1.5, total);
  }

  private heights(): readonly number[] {
    return this.rows.map((row) => this.heightOf(row));
  }

  private sum(start: number, end: number): number {
    return this.rows.slice(start, end).reduce((sum, row) => sum + this.heightOf(row), 0);
  }

  private heightOf(row: Row): number {
    return this.measured.get(row.key) ?? likelyHeight(row);
  }
}

function placeOf(row: Row | undefined, rows: readonly Row[]): number {
  return row === undefined ? -1 : rows.findIndex(({ key }) => key === row.key);
}

const likely = new WeakMap<object, number>();

function likelyHeight(row: Row): number {
  if (row.kind !== 'item') return 2 * LINE_PX;
  const known = likely.get(row.item);
  if (known !== undefined) return known;
  const { item } = row;
  const texts = 'content' in item ? item.content.map((part) => part.text) : [];
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => Math.ceil(line.length / LINE_CHARACTERS));
  const height = LINE_PX * (2 + lines.reduce((sum, count) => sum + count, 0));
  likely.set(item, height);
  return height;
}
