import type { AssistantMessageItem, Thread, UserMessageItem, WidgetItem } from '../protocol/items.ts';
import type { WidgetNode } from '../protocol/widgets.ts';

const CREATED = '2026-11-23T09:00:00Z';

export function threadSample(change: Partial<Thread> = {}): Thread {
  return { id: 't1', created_at: CREATED, title: 'Groceries', status: { type: 'active' }, ...change };
}

export function userSample(text: string, id = 'u1'): UserMessageItem {
  return { type: 'user_message', id, thread_id: 't1', created_at: CREATED, content: [{ type: 'input_text', text }] };
}

export function assistantSample(text: string, id = 'a1'): AssistantMessageItem {
  return { type: 'assistant_message', id, thread_id: 't1', created_at: CREATED, content: [{ text }] };
}

export function widgetSample(
  children: readonly WidgetNode[],
  rest: Record<string, unknown> = {},
  id = 'w1',
): WidgetItem {
  return { type: 'widget', id, thread_id: 't1', created_at: CREATED, widget: { type: 'Card', children, ...rest } };
}
