import { html, nothing, type TemplateResult } from 'lit';
import type { Annotation, Source } from '../protocol/items.ts';
import { icon } from './icons.ts';
import { safeLink } from './links.ts';
import type { ViewContext } from './view-context.ts';

/** What an answer refers to, once each, below it. */
export function sourcesView(annotations: readonly Annotation[], context: ViewContext): TemplateResult | typeof nothing {
  if (annotations.length === 0) return nothing;
  const unique = new Map(annotations.map(({ source }) => [keyOf(source), source]));
  return html`<ul class="sources" aria-label=${context.t.text('sources')}>
    ${[...unique.values()].map((source) => html`<li>${sourceView(source, context)}</li>`)}
  </ul>`;
}

export function sourceView(source: Source, { markdown, actions }: ViewContext): TemplateResult {
  switch (source.type) {
    case 'url': {
      const link = safeLink(source.url, markdown.base);
      const label = html`${icon('globe')}<bdi>${source.title}</bdi>`;
      return link?.kind === 'page'
        ? html`<a class="chip" href=${link.href} target="_blank" rel="noopener noreferrer nofollow">${label}</a>`
        : html`<span class="chip">${label}</span>`;
    }
    case 'file':
      return html`<span class="chip">${icon('document')}<bdi>${source.title || source.filename}</bdi></span>`;
    case 'entity': {
      const label = html`${icon(source.icon ?? 'tag')}<bdi>${source.inline_label ?? source.title}</bdi>`;
      return source.interactive === true
        ? html`<button
            class="chip"
            type="button"
            @click=${() => {
              actions.openSource(source);
            }}
          >
            ${label}
          </button>`
        : html`<span class="chip">${label}</span>`;
    }
  }
}

function keyOf(source: Source): string {
  if (source.type === 'url') return `url ${source.url}`;
  return source.type === 'file' ? `file ${source.filename}` : `entity ${source.id}`;
}
