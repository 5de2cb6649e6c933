import { beforeEachRequest } from './each-request';

/**
 * Next keeps an `X-Forwarded-For` that a caller made up, and hides the socket from handlers. So it is overwritten
 * before Next sees the request, with the address that the connection really comes from.
 */
export function overwriteForwardedFor(): void {
  beforeEachRequest((request) => {
    const { remoteAddress } = request.socket;
    if (remoteAddress !== undefined) request.headers['x-forwarded-for'] = remoteAddress;
  });
}
