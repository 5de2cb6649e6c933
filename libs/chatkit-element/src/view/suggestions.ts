import type { ChatKitOptions, Command, Entity } from '@openai/chatkit';
import { html, nothing, type TemplateResult } from 'lit';
import type { Translation } from '../i18n/translate.ts';
import { icon } from './icons.ts';

export type Suggestion =
  { readonly kind: 'entity'; readonly entity: Entity } | { readonly kind: 'command'; readonly command: Command };

export interface Suggestions {
  readonly options: readonly Suggestion[];
  readonly active: number;
  /** Where in the text the trigger and its query stand. */
  readonly from: number;
  readonly to: number;
}

export interface Trigger {
  readonly kind: 'mention' | 'command';
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

/** `@name` at the caret is a mention; `/name` at the very start is a command. */
export function triggerAt(text: string, caret: number, options: ChatKitOptions): Trigger | null {
  const before = text.slice(0, caret);
  const mention = /(?:^|\s)@([^\s@]*)$/.exec(before);
  if (mention !== null && options.entities?.onTagSearch !== undefined) {
    const query = mention[1] ?? '';
    return { kind: 'mention', query, from: caret - query.length - 1, to: caret };
  }
  const command = /^\/(\S*)$/.exec(before);
  if (command !== null && options.commands?.enabled === true && options.commands.onSearch !== undefined) {
    return { kind: 'command', query: command[1] ?? '', from: 0, to: caret };
  }
  return null;
}

export async function suggestionsFor(trigger: Trigger, options: ChatKitOptions): Promise<readonly Suggestion[]> {
  if (trigger.kind === 'mention') {
    const entities = (await options.entities?.onTagSearch?.(trigger.query)) ?? [];
    return entities.map((entity) => ({ kind: 'entity', entity }));
  }
  const commands = (await options.commands?.onSearch?.(trigger.query)) ?? [];
  return commands.map((command) => ({ kind: 'command', command }));
}

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
