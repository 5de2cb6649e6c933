import { type NextRequest, NextResponse } from 'next/server';
import { env, isDevelopment } from './env';
import { contentSecurityPolicy } from './lib/content-security-policy';
import { isSameOriginWrite } from './lib/same-origin';
import {
  decodeSession,
  encodeSession,
  secondsLeft,
  type Session,
  sessionCookieName,
  sessionCookieOptions,
} from './lib/session-cookie';
import { refreshSession } from './lib/session-refresh';

const REFRESH_BELOW_SECONDS = 60;
const SIGNED_IN_ONLY = /^\/(tasks|chat|settings)(\/|$)/;

/** Runs before pages and server actions; handlers under /api, /mcp and the probes look after themselves. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { PUBLIC_ORIGIN, CHAT_UI, CHATKIT_DOMAIN_KEY } = env();
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOriginWrite(request.headers, PUBLIC_ORIGIN)) {
    return new NextResponse('This request did not come from this site.', { status: 403 });
  }
  const secure = PUBLIC_ORIGIN?.startsWith('https:') ?? false;
  const cookie = sessionCookieName(secure);
  const outcome = await currentSession(request, cookie);
  if (outcome.session === undefined && isPageNavigation(request)) return toSignIn(request, cookie, outcome.ended);

  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const hostedChat = CHAT_UI === 'openai' || (CHAT_UI === 'auto' && CHATKIT_DOMAIN_KEY !== undefined);
  const policy = contentSecurityPolicy({ nonce, isDevelopment, hostedChat, secure });
  if (outcome.renewed) request.cookies.set(cookie, encodeSession(outcome.renewed));
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.set('x-pathname', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (secure) response.headers.set('strict-transport-security', 'max-age=31536000');
  if (outcome.renewed) response.cookies.set(cookie, encodeSession(outcome.renewed), sessionCookieOptions(secure));
  if (outcome.ended) response.cookies.delete(cookie);
  return response;
}

interface CurrentSession {
  readonly session?: Session;
  readonly renewed?: Session;
  readonly ended?: boolean;
}

async function currentSession(request: NextRequest, cookie: string): Promise<CurrentSession> {
  const session = decodeSession(request.cookies.get(cookie)?.value);
  if (!session) return {};
  if (secondsLeft(session, Date.now()) >= REFRESH_BELOW_SECONDS) return { session };
  const outcome = await refreshSession(session.refresh, { backendUrl: env().BACKEND_URL, fetch, now: Date.now });
  if (outcome.kind === 'renewed') return { session: outcome.session, renewed: outcome.session };
  return outcome.kind === 'ended' ? { ended: true } : { session };
}

function isPageNavigation(request: NextRequest): boolean {
  return SIGNED_IN_ONLY.test(request.nextUrl.pathname) && !request.headers.has('next-action');
}

function toSignIn(request: NextRequest, cookie: string, ended = false): NextResponse {
  const target = request.nextUrl.clone();
  target.pathname = '/sign-in';
  target.search = '';
  target.searchParams.set('next', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  if (ended) target.searchParams.set('reason', 'ended');
  const response = NextResponse.redirect(target);
  if (ended) response.cookies.delete(cookie);
  return response;
}

export const config = {
  matcher: ['/((?!api/|mcp$|health$|ready$|_next/|favicon.ico|icon.svg).*)'],
};
