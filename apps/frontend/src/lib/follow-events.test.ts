import { jest } from '@jest/globals';
import { type Connection, followEvents } from './follow-events';

class SilentSource {
  static readonly CLOSED = 2;
  readyState = 0;
  addEventListener(): void {
    // Nothing arrives.
  }
  close(): void {
    this.readyState = SilentSource.CLOSED;
  }
}

describe('following events', () => {
  beforeEach(() => {
    Object.assign(globalThis, { EventSource: SilentSource });
  });

  it.each([
    [false, ['offline']],
    [true, []],
  ])('says at once what a page that is online: %s must know', (onLine, told) => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
    const reported: Connection[] = [];
    const stop = followEvents(
      '/api/events',
      () => undefined,
      (connection) => reported.push(connection),
    );
    stop();
    expect(reported).toEqual(told);
  });

  it('lets go of the stream while the page is hidden, and says that there was a gap when it is seen again', () => {
    jest.useFakeTimers();
    const sources: (SilentSource & { onopen?: () => void })[] = [];
    const remembering = function remembering() {
      sources.push(new SilentSource());
      return sources.at(-1);
    };
    Object.assign(globalThis, { EventSource: Object.assign(remembering, { CLOSED: SilentSource.CLOSED }) });
    const hidden = jest.spyOn(document, 'hidden', 'get');
    const turn = (isHidden: boolean) => {
      hidden.mockReturnValue(isHidden);
      document.dispatchEvent(new Event('visibilitychange'));
    };
    const told: string[] = [];
    const stop = followEvents(
      '/api/events',
      ({ type }) => told.push(type),
      () => undefined,
    );
    sources[0]?.onopen?.();
    turn(true);
    jest.advanceTimersByTime(5000);
    turn(false);
    jest.advanceTimersByTime(60_000);
    expect(sources.map(({ readyState }) => readyState)).toEqual([0]);
    turn(true);
    jest.advanceTimersByTime(60_000);
    dispatchEvent(new Event('online'));
    expect(sources.map(({ readyState }) => readyState)).toEqual([SilentSource.CLOSED]);
    turn(false);
    sources[1]?.onopen?.();
    stop();
    jest.useRealTimers();
    expect(sources).toHaveLength(2);
    expect(told).toEqual(['opened', 'reset']);
  });
});
