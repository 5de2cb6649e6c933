import type { ThreadItem, UserMessageItem } from '../protocol/items.ts';
import { childrenOf, type WidgetNode } from '../protocol/widgets.ts';
import { plainText } from './markdown.ts';

export function userText(item: UserMessageItem): string {
  return item.content
    .map((part) => part.text)
    .join(' ')
    .trim();
}

/** What goes to the clipboard: the answer's own Markdown. */
export function copyText(item: ThreadItem): string {
  if (item.type === 'assistant_message') return item.content.map((part) => part.text).join('\n\n');
  if (item.type === 'user_message') return userText(item);
  if (item.type === 'widget') return item.copy_text ?? widgetText(item.widget);
  return '';
}

/** What is read aloud once an item is finished. */
export function spokenText(item: ThreadItem): string {
  if (item.type === 'assistant_message') return item.content.map((part) => plainText(part.text)).join(' ');
  if (item.type === 'widget') return item.copy_text ?? widgetText(item.widget);
  if (item.type === 'structured_input') return item.inputs.map((input) => input.question).join(' ');
  return '';
}

function widgetText(node: WidgetNode): string {
  const own = [node['value'], node['label']].filter((text) => typeof text === 'string');
  return [...own, ...childrenOf(node).map(widgetText)].filter((text) => text !== '').join(' ');
}
