/**
 * The address to report to the backend: the last one in X-Forwarded-For is what stood before this server saw, or, with
 * nothing before it, what Next read from the socket. Earlier entries are whatever the caller wrote.
 */
export function clientAddress(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined;
}
