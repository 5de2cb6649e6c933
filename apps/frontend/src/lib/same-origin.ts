/** True when a request that changes something comes from our own pages. */
export function isSameOriginWrite(headers: Headers, publicOrigin?: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin === null) return site === 'same-origin';
  if (publicOrigin !== undefined && origin === publicOrigin) return true;
  const host = headers.get('host');
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`);
}
