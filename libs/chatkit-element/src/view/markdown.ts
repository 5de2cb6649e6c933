import { html, nothing, type TemplateResult } from 'lit';
import { Lexer, type Token, type Tokens } from 'marked';
import { icon } from './icons.ts';
import { safeImageSource, safeLink } from './links.ts';

export interface MarkdownContext {
  /** Address that relative links and pictures are resolved against. */
  readonly base: string;
  readonly imageBlocked: string;
  readonly tableName: string;
  onDeeplink(name: string, data: Readonly<Record<string, string>>): void;
}

type Rendered = TemplateResult | string | typeof nothing;

/**
 * Markdown without HTML: marked cuts the text into tokens, and each token becomes a Lit template whose texts are text
 * nodes. No HTML string exists at any point, so there is nothing to sanitise and nothing a message could smuggle in.
 */
export function renderMarkdown(source: string, context: MarkdownContext): TemplateResult {
  return html`<div class="md" dir="auto">${blocks(lex(source), context)}</div>`;
}

function lex(source: string): readonly Token[] {
  return new Lexer({ gfm: true, breaks: true }).lex(source);
}

/** The words of a Markdown text, for the live region and the clipboard's plain form. */
export function plainText(source: string): string {
  return textOf(lex(source)).replace(/\s+/g, ' ').trim();
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'list' && isList(token)) return token.items.map((item) => textOf(item.tokens)).join('\n');
      if (token.type === 'table' && isTable(token)) {
        return [token.header, ...token.rows].map((row) => row.map((cell) => textOf(cell.tokens)).join(', ')).join('\n');
      }
      if (token.type === 'br' || token.type === 'space' || token.type === 'hr') return '\n';
      const inner = tokensOf(token);
      if (inner !== null) return textOf(inner) + (isBlock(token) ? '\n' : '');
      return 'text' in token && typeof token.text === 'string' ? token.text : '';
    })
    .join('');
}

function isBlock(token: Token): boolean {
  return token.type === 'paragraph' || token.type === 'heading' || token.type === 'blockquote';
}

function blocks(tokens: readonly Token[], context: MarkdownContext): readonly Rendered[] {
  return tokens.map((token) => block(token, context));
}

function block(token: Token, context: MarkdownContext): Rendered {
  const inner = tokensOf(token) ?? [];
  switch (token.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'paragraph':
      return html`<p>${inlines(inner, context)}</p>`;
    case 'heading':
      return heading(token, inlines(inner, context));
    case 'blockquote':
      return html`<blockquote>${blocks(inner, context)}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0" dir="ltr"><code>${textField(token)}</code></pre>`;
    case 'hr':
      return html`<hr />`;
    case 'list':
      return isList(token) ? list(token, context) : nothing;
    case 'table':
      return isTable(token) ? table(token, context) : nothing;
    case 'text':
      return inner.length > 0 ? html`${inlines(inner, context)}` : textField(token);
    default:
      return inline(token, context);
  }
}

/** A message has no place in the page's outline: its headings look like headings and start at level 4. */
function heading(token: Token, content: readonly Rendered[]): TemplateResult {
  const depth = 'depth' in token && token.depth === 1 ? 1 : 2;
  return depth === 1 ? html`<h4>${content}</h4>` : html`<h5>${content}</h5>`;
}

function list(token: Tokens.List, context: MarkdownContext): TemplateResult {
  const items = token.items.map((item) => listItem(item, context));
  const start = typeof token.start === 'number' ? token.start : 1;
  return token.ordered
    ? html`<ol start=${start}>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function listItem(item: Tokens.ListItem, context: MarkdownContext): TemplateResult {
  if (!item.task) return html`<li>${blocks(item.tokens, context)}</li>`;
  const content = item.tokens.filter((token) => token.type !== 'checkbox');
  return html`<li class="todo ${item.checked === true ? 'ticked' : ''}">
    <span class="tick" role="img" aria-label=${item.checked === true ? '✓' : '○'}
      >${item.checked === true ? icon('check') : nothing}</span
    >
    <div>${blocks(content, context)}</div>
  </li>`;
}

function table(token: Tokens.Table, context: MarkdownContext): TemplateResult {
  const align = (cell: Tokens.TableCell) => (cell.align === null ? '' : `align-${cell.align}`);
  return html`<div class="scroll-x" tabindex="0" role="group" aria-label=${context.tableName}>
    <table>
      <thead>
        <tr>
          ${token.header.map((cell) => html`<th scope="col" class=${align(cell)}>${inlines(cell.tokens, context)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${token.rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td class=${align(cell)}>${inlines(cell.tokens, context)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inlines(tokens: readonly Token[], context: MarkdownContext): readonly Rendered[] {
  return tokens.map((token) => inline(token, context));
}

function inline(token: Token, context: MarkdownContext): Rendered {
  const inner = tokensOf(token) ?? [];
  switch (token.type) {
    case 'strong':
      return html`<strong>${inlines(inner, context)}</strong>`;
    case 'em':
      return html`<em>${inlines(inner, context)}</em>`;
    case 'del':
      return html`<del>${inlines(inner, context)}</del>`;
    case 'codespan':
      return html`<code dir="ltr">${textField(token)}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return link(hrefField(token), inlines(inner, context), context);
    case 'image':
      return image(hrefField(token), textField(token), context);
    case 'checkbox':
      return nothing;
    case 'text':
      return inner.length > 0 ? html`${inlines(inner, context)}` : decodeEntities(textField(token));
    case 'html':
      return 'raw' in token && typeof token.raw === 'string' ? token.raw : '';
    default:
      return textField(token);
  }
}

function link(href: string, content: readonly Rendered[], context: MarkdownContext): Rendered {
  const safe = safeLink(href, context.base);
  if (safe === null) return html`${content}`;
  if (safe.kind === 'deeplink') {
    return html`<button class="link" type="button" @click=${() => context.onDeeplink(safe.name, safe.data)}>
      ${content}
    </button>`;
  }
  return html`<a
    href=${safe.href}
    target=${safe.isExternal ? '_blank' : nothing}
    rel=${safe.isExternal ? 'noopener noreferrer nofollow' : nothing}
    >${content}</a
  >`;
}

function image(source: string, alt: string, context: MarkdownContext): Rendered {
  const safe = safeImageSource(source, context.base);
  if (safe !== null) return html`<img src=${safe} alt=${alt} loading="lazy" />`;
  return html`<span class="blocked" title=${context.imageBlocked}>${icon('image')}${alt}</span>`;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The references that models write. They become characters of a text node, so that none can be markup. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function tokensOf(token: Token): readonly Token[] | null {
  return 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : null;
}

function textField(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

function hrefField(token: Token): string {
  return 'href' in token && typeof token.href === 'string' ? token.href : '';
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list' && 'items' in token;
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table' && 'rows' in token;
}
