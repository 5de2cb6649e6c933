/** What a link may do. Anything that is not plainly a page, a mail or this app's own deep link is shown as text. */
export type SafeLink =
  | { readonly kind: 'page'; readonly href: string; readonly isExternal: boolean }
  | { readonly kind: 'deeplink'; readonly name: string; readonly data: Readonly<Record<string, string>> };

const DEEPLINK = 'chatkit-link:';

export function safeLink(href: string, base: string): SafeLink | null {
  // Browsers drop these characters before they read the scheme, so a filter must too.
  const cleaned = href.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
  let url: URL;
  try {
    url = new URL(cleaned, base);
  } catch {
    return null;
  }
  if (url.protocol === DEEPLINK) return deeplink(url);
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { kind: 'page', href: url.href, isExternal: false };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return { kind: 'page', href: url.href, isExternal: url.origin !== new URL(base).origin };
}

function deeplink(url: URL): SafeLink {
  const name = `${url.host}${url.pathname}`.replace(/^\/+|\/+$/g, '');
  return { kind: 'deeplink', name, data: Object.fromEntries(url.searchParams) };
}

/** A picture is shown only when drawing it asks nobody else: it is in the message, or on this site. */
export function safeImageSource(source: string, base: string): string | null {
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i.test(source)) return source;
  try {
    const url = new URL(source, base);
    return url.protocol === 'blob:' || url.origin === new URL(base).origin ? url.href : null;
  } catch {
    return null;
  }
}
