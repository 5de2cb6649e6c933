import type {
  Attachment as OptionAttachment,
  ChatKitOptions,
  Entity,
  UserMessageContent,
  Widgets,
} from '@openai/chatkit';
import { ChatKitClient } from '../client/chatkit-client.ts';
import { supportedLocale } from '../i18n/translate.ts';
import type { Attachment, UserContent } from '../protocol/items.ts';
import { isWidgetRoot } from '../protocol/widgets.ts';

/** Where the element finds its server; null for OpenAI's own hosted backend, which only OpenAI's UI can use. */
export function clientFor(options: ChatKitOptions, runsUrl: string | null): ChatKitClient | null {
  const { api } = options;
  if (!('url' in api)) return null;
  const call: typeof fetch = (input, init) => (api.fetch ?? fetch)(input, init);
  return new ChatKitClient({ url: api.url, fetch: call, locale: localeOf(options), runsUrl });
}

export function localeOf(options: ChatKitOptions): string {
  return supportedLocale(options.locale ?? navigator.language);
}

export function userContent(content: readonly UserMessageContent[]): readonly UserContent[] {
  return content.map((part) =>
    part.type === 'input_text' ? part : { ...part, data: part.data ?? {}, interactive: part.interactive ?? false },
  );
}

/** The page's type of a widget says more than the wire proves; handlers get what the server sent. */
export function isOptionWidget(value: unknown): value is Widgets.Card | Widgets.ListView | Widgets.BasicRoot {
  return isWidgetRoot(value);
}

export function attachmentsFrom(attachments: readonly OptionAttachment[]): readonly Attachment[] {
  return attachments.map((attachment) => ({ ...attachment }));
}

/** A draft keeps the words in its text field and the mentions beside it. */
export function draftFrom(content: readonly UserMessageContent[]): { text: string; tags: readonly Entity[] } {
  const text = content.map((part) => (part.type === 'input_text' ? part.text : '')).join(' ');
  const tags = content.flatMap((part): Entity[] =>
    part.type === 'input_tag'
      ? [{ id: part.id, title: part.text, ...(part.group === undefined ? {} : { group: part.group }) }]
      : [],
  );
  return { text: text.replace(/\s+/g, ' ').trim(), tags };
}

/** Few themes bring fonts, so the code that adds them is fetched for those alone. */
export function loadFonts(theme: ChatKitOptions['theme']): void {
  const fonts = typeof theme === 'object' ? (theme.typography?.fontSources ?? []) : [];
  if (fonts.length > 0) void import('./fonts.ts').then(({ useFonts }) => useFonts(fonts, document.baseURI));
}
