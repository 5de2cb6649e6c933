import 'server-only';
import { cache } from 'react';
import { z } from 'zod';
import { env } from '@/env';
import { askBackend } from '@/lib/ask-backend';
import { readSession } from '@/lib/session';

const Conversations = z.object({
  data: z.array(z.object({ id: z.string(), title: z.string().nullish(), created_at: z.string() })),
});

export type Conversation = { readonly id: string; readonly title: string | null };

const MOST_SHOWN = 50;

/** The person's conversations, newest first, as the chat protocol lists them. */
export const readConversations = cache(async (): Promise<readonly Conversation[]> => {
  const session = await readSession();
  if (!session) return [];
  const send = () =>
    fetch(new URL('/chatkit', env().BACKEND_URL), {
      method: 'POST',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
      headers: { authorization: `Bearer ${session.access}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'threads.list', params: { limit: MOST_SHOWN, order: 'desc' }, metadata: {} }),
    });
  // A POST by the protocol, but a list changes nothing.
  const answer = await askBackend(send, { isSafe: true });
  if (!answer.ok) throw new Error(`The list of conversations answered ${String(answer.status)}.`);
  const { data } = Conversations.parse(await answer.json());
  return data.map(({ id, title }) => ({ id, title: title ?? null }));
});
