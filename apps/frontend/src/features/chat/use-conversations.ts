'use client';

import { useState } from 'react';
import { useLiveEvent } from '@/lib/live-events';
import { chatFetch } from './chat-fetch';
import { type Conversation, listRequest, parseConversations } from './conversations';

/**
 * The conversations that came with the page, read again when one changes. Not by refreshing the page: its address may
 * have become another conversation's meanwhile, and a page of another address starts the chat anew.
 */
export function useConversations(given: readonly Conversation[]): readonly Conversation[] {
  const [known, setKnown] = useState({ given, conversations: given });
  if (known.given !== given) setKnown({ given, conversations: given });
  const read = async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await chatFetch('/api/chatkit', { method: 'POST', headers, body: listRequest }).catch(
      () => undefined,
    );
    if (!answer?.ok) return;
    const conversations = parseConversations(await answer.json().catch(() => null));
    if (conversations) setKnown((now) => ({ ...now, conversations }));
  };
  useLiveEvent(({ type }) => {
    if (type === 'conversation.updated') void read();
  });
  return known.conversations;
}
