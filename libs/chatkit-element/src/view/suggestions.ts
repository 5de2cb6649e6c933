import type { ChatKitOptions, Command, Entity } from '@openai/chatkit';

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
