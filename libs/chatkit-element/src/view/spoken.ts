import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

export interface Spoken {
  readonly id: number;
  readonly text: string;
}

/** Longer than any burst; what is older has been read, and only fills the page. */
const MOST = 8;

export function withSpoken(spoken: readonly Spoken[], text: string): readonly Spoken[] {
  const id = (spoken.at(-1)?.id ?? 0) + 1;
  return [...spoken, { id, text }].slice(-MOST);
}

/**
 * The one polite live region. Each text is an element of its own, which a screen reader queues behind the ones before
 * it; replacing the text would silence an answer that ends together with another.
 */
export function spokenView(spoken: readonly Spoken[]): TemplateResult {
  return html`<div class="sr" role="status" aria-live="polite" aria-atomic="false">
    ${repeat(
      spoken,
      ({ id }) => id,
      ({ text }) => html`<p>${text}</p>`,
    )}
  </div>`;
}
