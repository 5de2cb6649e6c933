import { isRecord } from '@/lib/is-record';

export type Conversation = { readonly id: string; readonly title: string | null };

const MOST_SHOWN = 50;

/** Asks for the person's conversations, newest first, as the chat protocol lists them. */
export const listRequest = JSON.stringify({
  type: 'threads.list',
  params: { limit: MOST_SHOWN, order: 'desc' },
  metadata: {},
});

/** Null for an answer that is no list of conversations. */
export function parseConversations(answer: unknown): readonly Conversation[] | null {
  const data = isRecord(answer) ? answer['data'] : undefined;
  if (!Array.isArray(data)) return null;
  return data.flatMap((thread: unknown): Conversation[] => {
    if (!isRecord(thread) || typeof thread['id'] !== 'string') return [];
    return [{ id: thread['id'], title: typeof thread['title'] === 'string' ? thread['title'] : null }];
  });
}
