'use client';

import { lazyPart, Skeleton } from '@todo/ui';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ChatUi } from '../chat-ui';
import { ChatBoundary } from './chat-boundary';

const ChatFrame = lazyPart(() => import('./chat-frame').then((module) => module.ChatFrame));

export type ChatPaneProps = {
  readonly ui: ChatUi;
  readonly nonce: string | undefined;
  readonly accountId: string;
  readonly conversationId?: string | null;
  readonly isVoiceAllowed: boolean;
  /** Whether the address of the page names the conversation, and follows it. */
  readonly ownsAddress?: boolean;
};

/** The chat beside the list. It loads after the list and fails without it. */
export function ChatPane(props: ChatPaneProps) {
  return (
    <ChatBoundary>
      <Suspense fallback={<ChatSkeleton />}>
        <ChatFrame {...props} />
      </Suspense>
    </ChatBoundary>
  );
}

export function ChatSkeleton() {
  const translate = useTranslations('chat');
  return (
    <div role="status" className="flex h-full flex-col gap-4 p-4">
      <span className="sr-only">{translate('loading')}</span>
      <Skeleton className="h-6 w-40" />
      <Skeleton className="mt-6 h-12 w-3/4 self-end" />
      <Skeleton className="h-20 w-5/6" />
      <Skeleton className="mt-auto h-12 w-full" />
    </div>
  );
}
