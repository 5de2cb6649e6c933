import { IncomingMessage, Server } from 'node:http';

/**
 * Next keeps an `X-Forwarded-For` that a caller made up, and hides the socket from handlers. So it is overwritten
 * before Next sees the request, with the address that the connection really comes from.
 */
export function overwriteForwardedFor(): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]): boolean {
    const [request] = values;
    if (event === 'request' && request instanceof IncomingMessage) {
      const { remoteAddress } = request.socket;
      if (remoteAddress !== undefined) request.headers['x-forwarded-for'] = remoteAddress;
    }
    return Reflect.apply(emit, this, [event, ...values]);
  };
}
