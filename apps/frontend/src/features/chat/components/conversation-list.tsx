'use client';

import { MessageSquare, Plus } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import type { Conversation } from '../conversations';
import { useConversations } from '../use-conversations';

type Props = { readonly conversations: readonly Conversation[] };

export function ConversationList(props: Props) {
  const translate = useTranslations('chat');
  const pathname = usePathname();
  const conversations = useConversations(props.conversations);
  return (
    <nav
      aria-label={translate('conversations')}
      className="flex w-64 shrink-0 flex-col gap-1 overflow-auto border-e border-line p-3 max-lg:hidden"
    >
      <Link
        href="/chat/new"
        prefetch={false}
        className="focus-ring mb-2 flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-3 text-sm font-medium hover:bg-sunken"
      >
        <Plus aria-hidden className="size-4" />
        {translate('newConversation')}
      </Link>
      {conversations.length === 0 && <p className="px-2 text-sm text-faint">{translate('noConversations')}</p>}
      <ul className="grid gap-0.5">
        {conversations.map(({ id, title }) => {
          const isCurrent = pathname === `/chat/${id}`;
          return (
            <li key={id}>
              <Link
                href={`/chat/${id}`}
                prefetch={false}
                {...(isCurrent ? { 'aria-current': 'page' } : {})}
                className={`focus-ring flex h-8.5 items-center gap-2.5 rounded-md px-2 text-sm ${isCurrent ? 'bg-accent-soft font-medium text-accent-text' : 'text-muted hover:bg-sunken hover:text-text'}`}
              >
                <MessageSquare aria-hidden strokeWidth={1.75} className="size-4 shrink-0" />
                <bdi className="truncate">{title ?? translate('untitled')}</bdi>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
