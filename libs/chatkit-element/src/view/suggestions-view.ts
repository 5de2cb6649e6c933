import { html, nothing, type TemplateResult } from 'lit';
import type { Translation } from '../i18n/translate.ts';
import { icon } from './icons.ts';
import type { Suggestion, Suggestions } from './suggestions.ts';

export function suggestionsView(
  { options, active }: Suggestions,
  choose: (index: number) => void,
  t: Translation,
): TemplateResult {
  return html`<ul id="suggestions" role="listbox" aria-label=${t.text('suggestions')}>
    ${options.map((option, index) => {
      const { title, detail, iconName } = faceOf(option);
      return html`<li
        id="suggestion-${index}"
        role="option"
        aria-selected=${index === active ? 'true' : 'false'}
        @pointerdown=${(event: Event) => {
          event.preventDefault();
          choose(index);
        }}
      >
        ${iconName === undefined ? nothing : icon(iconName)}<bdi>${title}</bdi>
        ${detail === undefined ? nothing : html`<span class="faint"><bdi>${detail}</bdi></span>`}
      </li>`;
    })}
  </ul>`;
}

function faceOf(option: Suggestion) {
  if (option.kind === 'entity') {
    return { title: option.entity.title, detail: option.entity.group, iconName: option.entity.icon };
  }
  return { title: option.command.label, detail: option.command.description, iconName: option.command.icon };
}
