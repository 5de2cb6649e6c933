import { html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { ViewContext } from './view-context.ts';

export function startView({ options, t, actions }: ViewContext): TemplateResult {
  const prompts = options.startScreen?.prompts ?? [];
  return html`<div class="start">
    <h3><bdi>${options.startScreen?.greeting ?? t.text('greeting')}</bdi></h3>
    <ul>
      ${prompts.map(
        (prompt) =>
          html`<li>
            <button
              class="prompt"
              type="button"
              @click=${() => {
                actions.startWith(prompt);
              }}
            >
              ${icon(prompt.icon ?? 'sparkle')}<span dir="auto">${prompt.label}</span>
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
