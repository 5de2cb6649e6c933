'use client';

import { IconButton } from '@todo/ui';
import { MessageSquare, PanelRightOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { HideChat } from '@/lib/panes';
import { formatPanePreferences, type PanePreferences, PANES_COOKIE } from '@/lib/pane-preferences';
import { useOpenTask } from '@/lib/open-task';
import { useIsWide } from '@/lib/use-is-wide';
import { ChatResizer } from './chat-resizer';
import { PaneTabs } from './pane-tabs';

type Props = { readonly list: ReactNode; readonly chat: ReactNode; readonly preferences: PanePreferences };

/** List and chat: beside each other where there is room, else one at a time behind two tabs. */
export function Panes({ list, chat, preferences }: Props) {
  const translate = useTranslations('chat');
  const isWide = useIsWide();
  const [panes, setPanes] = useState(preferences);
  const [tab, setTab] = useState<'tasks' | 'chat'>('tasks');
  const [wasChatShown, setWasChatShown] = useState(false);
  const isChatShown = isWide === undefined ? false : isWide ? panes.isChatOpen : tab === 'chat';
  if (isChatShown && !wasChatShown) setWasChatShown(true);

  // On a narrow screen the chat is all that there is, and then it is the page's main part.
  const isChatAlone = isWide === false && tab === 'chat';

  useOpenTask(() => setTab('tasks'));
  const keep = (next: PanePreferences) => {
    setPanes(next);
    document.cookie = `${PANES_COOKIE}=${formatPanePreferences(next)}; path=/; max-age=31536000; samesite=lax`;
  };

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col lg:flex-row">
      <main
        id="main"
        data-scrolls
        className={`relative min-h-0 min-w-0 flex-1 overflow-auto px-4 pt-4 pb-16 lg:px-8 lg:pt-6 ${tab === 'chat' ? 'max-lg:hidden' : ''}`}
      >
        {list}
      </main>
      {!panes.isChatOpen && (
        <IconButton
          className="absolute! end-3 top-3 max-lg:hidden"
          label={translate('show')}
          onPress={() => keep({ ...panes, isChatOpen: true })}
        >
          <PanelRightOpen aria-hidden className="mirrored" />
        </IconButton>
      )}
      <div
        role={isChatAlone ? 'main' : 'complementary'}
        id="chat"
        aria-label={translate('label')}
        style={{ flexBasis: panes.chatWidth }}
        className={`relative min-h-0 min-w-0 border-line bg-surface max-lg:flex-1 lg:shrink-0 lg:border-s ${tab === 'tasks' ? 'max-lg:hidden' : ''} ${panes.isChatOpen ? '' : 'lg:hidden'}`}
      >
        {isChatAlone && <h1 className="sr-only">{translate('label')}</h1>}
        <ChatResizer width={panes.chatWidth} onResize={(chatWidth) => keep({ ...panes, chatWidth })} />
        <HideChat value={isWide ? () => keep({ ...panes, isChatOpen: false }) : undefined}>
          {wasChatShown && chat}
        </HideChat>
      </div>
      <PaneTabs tab={tab} onChange={setTab} chatIcon={<MessageSquare aria-hidden />} />
    </div>
  );
}
