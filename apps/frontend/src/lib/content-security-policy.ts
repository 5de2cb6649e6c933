interface Options {
  readonly nonce: string;
  readonly isDevelopment: boolean;
  readonly hostedChat: boolean;
  readonly secure: boolean;
}

const HOSTED_CHAT = 'https://cdn.platform.openai.com';

/**
 * Scripts and style elements run only with the nonce of this response. Style attributes stay allowed: React writes
 * them into server-rendered HTML (the width of a pane, a visually hidden label) and they cannot carry script.
 */
export function contentSecurityPolicy({ nonce, isDevelopment, hostedChat, secure }: Options): string {
  const directives = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(hostedChat ? ['https://api.openai.com'] : [])],
    'frame-src': hostedChat ? [HOSTED_CHAT] : ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}
