/** The address to report to the backend, which socket-address.ts has put into the header. */
export function clientAddress(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for') ?? undefined;
}
