import { setTimeout as pause } from 'node:timers/promises';
import { isRecord } from './is-record';

/** While a backend is replaced, an address may be refused for a moment until every node knows the new one. */
const PAUSES_MS = [50, 150, 300, 500, 1000];

/** Codes of a connection that was never made: no byte of the request has left this machine. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Codes of a connection that broke: the request may have been carried out. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Requests that may be carried out twice, as they change nothing. */
export const isSafeMethod = (method: string): boolean => ['GET', 'HEAD'].includes(method);

/** Whether a request that failed so may be sent once more without being carried out twice. Pure. */
export function maySendAgain(isSafe: boolean, error: unknown): boolean {
  const codes = errorCodes(error);
  return codes.length > 0 && codes.every((code) => NEVER_SENT.has(code) || (isSafe && BROKEN.has(code)));
}

/** `fetch` hides the system's code in its cause, and several attempts (IPv6, IPv4) in an AggregateError. */
function errorCodes(error: unknown): string[] {
  if (!isRecord(error)) return [];
  if (Array.isArray(error['errors'])) return error['errors'].flatMap(errorCodes);
  return typeof error['code'] === 'string' ? [error['code']] : errorCodes(error['cause']);
}

interface Sending {
  readonly isSafe: boolean;
  /** For a body that can be read once only. */
  readonly isOnce?: boolean;
  readonly signal?: AbortSignal;
}

/** Sends a request to the backend, and again a few times within two seconds while that is safe. */
export async function askBackend(
  send: () => Promise<Response>,
  { isSafe, isOnce = false, signal }: Sending,
): Promise<Response> {
  for (const milliseconds of isOnce ? [] : PAUSES_MS) {
    try {
      return await send();
    } catch (error) {
      if (signal?.aborted === true || !maySendAgain(isSafe, error)) throw error;
      await pause(milliseconds);
    }
  }
  return send();
}
