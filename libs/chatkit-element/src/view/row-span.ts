/** Rows from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The rows that reach into a stretch of the thread, at least one of them. */
export function spanBetween(heights: readonly number[], fromPx: number, toPx: number): Span {
  let start = 0;
  let top = 0;
  while (start < heights.length - 1 && top + (heights[start] ?? 0) <= fromPx) top += heights[start++] ?? 0;
  let end = start;
  while (end < heights.length && (end === start || top < toPx)) top += heights[end++] ?? 0;
  return { start, end };
}

/** Adds what is needed, and gives up what lies farthest behind once that is too much. */
export function widened(drawn: Span, needed: Span, most: number): Span {
  if (needed.start > drawn.end || needed.end < drawn.start) return needed;
  const start = Math.min(drawn.start, needed.start);
  const end = Math.max(drawn.end, needed.end);
  const excess = Math.max(0, end - start - most);
  const isGoingUp = needed.start - start < end - needed.end;
  return isGoingUp
    ? { start, end: Math.max(needed.end, end - excess) }
    : { start: Math.min(needed.start, start + excess), end };
}
