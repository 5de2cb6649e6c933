import { spanBetween, widened } from './row-span.ts';

describe('spanBetween', () => {
  const heights = Array.from({ length: 10 }, () => 100);

  it.each([
    [0, 250, { start: 0, end: 3 }],
    [250, 450, { start: 2, end: 5 }],
    [200, 300, { start: 2, end: 3 }],
    [-500, 100, { start: 0, end: 1 }],
    [900, 5000, { start: 9, end: 10 }],
    [7000, 9000, { start: 9, end: 10 }],
  ])('from %i to %i', (from, to, span) => {
    expect(spanBetween(heights, from, to)).toEqual(span);
  });

  it('is empty without rows', () => {
    expect(spanBetween([], 0, 500)).toEqual({ start: 0, end: 0 });
  });
});

describe('widened', () => {
  it('keeps what was passed as long as that is not too much', () => {
    expect(widened({ start: 50, end: 90 }, { start: 40, end: 70 }, 60)).toEqual({ start: 40, end: 90 });
  });

  it('gives up the far end on the way up, and the far start on the way down', () => {
    expect(widened({ start: 50, end: 110 }, { start: 40, end: 70 }, 60)).toEqual({ start: 40, end: 100 });
    expect(widened({ start: 50, end: 110 }, { start: 90, end: 120 }, 60)).toEqual({ start: 60, end: 120 });
  });

  it('never gives up what is needed', () => {
    expect(widened({ start: 0, end: 10 }, { start: 5, end: 45 }, 20)).toEqual({ start: 5, end: 45 });
  });

  it('starts anew after a jump', () => {
    expect(widened({ start: 0, end: 10 }, { start: 500, end: 520 }, 60)).toEqual({ start: 500, end: 520 });
  });
});
