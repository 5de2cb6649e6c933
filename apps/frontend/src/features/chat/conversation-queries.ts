import 'server-only';
import { cache } from 'react';
import { env } from '@/env';
import { askBackend } from '@/lib/ask-backend';
import { readSession } from '@/lib/session';
import { type Conversation, listRequest, parseConversations } from './conversations';

export const readConversations = cache(async (): Promise<readonly Conversation[]> => {
  const session = await readSession();
  if (!session) return [];
  const send = () =>
    fetch(new URL('/chatkit', env().BACKEND_URL), {
      method: 'POST',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
      headers: { authorization: `Bearer ${session.access}`, 'content-type': 'application/json' },
      body: listRequest,
    });
  // A POST by the protocol, but a list changes nothing.
  const answer = await askBackend(send, { isSafe: true });
  if (!answer.ok) throw new Error(`The list of conversations answered ${String(answer.status)}.`);
  const conversations = parseConversations(await answer.json());
  if (!conversations) throw new Error('The list of conversations cannot be read.');
  return conversations;
});
