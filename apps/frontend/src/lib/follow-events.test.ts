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
});
