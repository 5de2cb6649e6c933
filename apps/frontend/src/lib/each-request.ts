import { IncomingMessage, Server, ServerResponse } from 'node:http';

type Look = (request: IncomingMessage, response: ServerResponse, server: Server) => void;

/** Calls `look` with every request before Next sees it: Next shows its handlers neither socket nor server. */
export function beforeEachRequest(look: Look): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]): boolean {
    const [request, response] = values;
    if (event === 'request' && request instanceof IncomingMessage && response instanceof ServerResponse) {
      look(request, response, this);
    }
    return Reflect.apply(emit, this, [event, ...values]);
  };
}
