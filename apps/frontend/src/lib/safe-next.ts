const HOME = '/tasks';
const NOWHERE = 'http://nowhere.invalid';

/** Where to go after signing in: a path of this app, never another site. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.startsWith('//')) return HOME;
  if (/[\\\s\u0000-\u001f]/.test(next) || !URL.canParse(next, NOWHERE)) return HOME;
  const url = new URL(next, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-')) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}
