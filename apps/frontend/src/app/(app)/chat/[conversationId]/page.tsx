import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readChatUi } from '@/features/chat/chat-ui';
import { ChatPane } from '@/features/chat/components/chat-pane';
import { ConversationList } from '@/features/chat/components/conversation-list';
import { readConversations } from '@/features/chat/conversation-queries';
import { readAccount } from '@/lib/account';
import { readTranslations } from '@/lib/intl-server';

type Props = { readonly params: Promise<{ conversationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslations('shell'))('chat') };
}

export default async function ChatPage({ params }: Props) {
  const { conversationId } = await params;
  const isNew = conversationId === 'new';
  if (!isNew && !z.uuid().safeParse(conversationId).success) notFound();
  const account = await readAccount();
  const [conversations, headerList, translate] = await Promise.all([
    readConversations(),
    headers(),
    readTranslations('shell'),
  ]);
  return (
    <main id="main" className="flex min-h-0 min-w-0 flex-1">
      <h1 className="sr-only">{translate('chat')}</h1>
      <ConversationList conversations={conversations} />
      <div className="min-h-0 min-w-0 flex-1 bg-surface">
        <ChatPane
          ui={readChatUi()}
          accountId={account.id}
          nonce={headerList.get('x-nonce') ?? undefined}
          conversationId={isNew ? null : conversationId}
          isVoiceAllowed={account.preferences['voice_input'] === true}
          ownsAddress
        />
      </div>
    </main>
  );
}
