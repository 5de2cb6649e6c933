'use client';

import { useChatKit } from '@openai/chatkit-react';
import { usePathname, useRouter } from 'next/navigation';
import { useContext, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { useAnnounceChange } from '@/lib/live-events';
import { openTask } from '@/lib/open-task';
import { HideChat } from '@/lib/panes';
import { chatFetch } from '../chat-fetch';
import { lastConversation, rememberConversation } from '../last-conversation';
import type { ChatElementKind } from '../load-chat-element';
import { useReadyWatch } from '../use-ready-watch';
import { useUpdates } from '../use-updates';
import { ChatElement } from './chat-element';
import type { ChatPaneProps } from './chat-pane';

const LOCAL_DOMAIN_KEY = 'local';
const OPEN_TASK = 'task.open';

type Props = ChatPaneProps & { readonly element: ChatElementKind; readonly onNeverReady: () => void };

/** The conversation of this app in either element, driven through the same hook. */
export function Chat({
  ui,
  element,
  onNeverReady,
  accountId,
  conversationId = null,
  isVoiceAllowed,
  ownsAddress = false,
}: Props) {
  const translate = useTranslations('chat');
  const locale = useLocale();
  const hide = useContext(HideChat);
  const router = useRouter();
  const prompts = [translate('prompt1'), translate('prompt2'), translate('prompt3'), translate('prompt4')];
  const [initialThread] = useState(() => (ownsAddress ? conversationId : lastConversation(accountId)));
  const shownThread = useRef(initialThread);
  const { control, setThreadId, fetchUpdates } = useChatKit({
    api: {
      url: '/api/chatkit',
      domainKey: ui.kind === 'hosted' && element.kind === 'hosted' ? ui.domainKey : LOCAL_DOMAIN_KEY,
      fetch: chatFetch,
    },
    locale,
    initialThread,
    theme: { colorScheme: isDark() ? 'dark' : 'light', radius: 'soft' },
    header: {
      enabled: true,
      ...(hide
        ? { rightAction: { icon: locale === 'ur' ? 'sidebar-collapse-left' : 'sidebar-collapse-right', onClick: hide } }
        : {}),
    },
    history: { enabled: true, showDelete: true, showRename: true },
    startScreen: {
      greeting: translate('greeting'),
      prompts: prompts.map((prompt) => ({ label: prompt, prompt })),
    },
    composer: { placeholder: translate('placeholder'), dictation: { enabled: isVoiceAllowed } },
    threadItemActions: { feedback: true, retry: true },
    thread: { autoScroll: true },
    widgets: {
      onAction: (action) => {
        const taskId = Number(action.payload?.['task_id']);
        if (action.type === OPEN_TASK && Number.isInteger(taskId) && !openTask(taskId)) {
          router.push(`/tasks?task=${String(taskId)}`);
        }
        return Promise.resolve();
      },
    },
    onReady: useReadyWatch(element.kind === 'hosted', onNeverReady),
    onResponseEnd: useAnnounceChange(),
    onThreadChange: ({ threadId }) => {
      shownThread.current = threadId;
      rememberConversation(accountId, threadId);
      // Not with the router's own state: it would take that for its own doing, and go back to the old address later.
      if (ownsAddress) history.replaceState(null, '', `/chat/${threadId ?? 'new'}`);
    },
  });
  useUpdates(shownThread, fetchUpdates);
  const pathname = usePathname();
  const wanted = ownsAddress ? threadOf(pathname) : undefined;
  useEffect(() => {
    if (wanted === undefined || wanted === shownThread.current) return;
    shownThread.current = wanted;
    void setThreadId(wanted);
  }, [wanted, setThreadId]);
  return (
    <ChatElement
      tag={element.tag}
      control={control}
      attributes={{
        'data-runs-url': '/api/chatkit/runs',
        'data-edit-action': 'message.edit',
        'data-right-action': translate('hide'),
        'data-engine-builtin': translate('engineBuiltin'),
        'data-engine-openai': translate('engineOpenai'),
        'data-engine-compatible': translate('engineCompatible'),
        ...(isVoiceAllowed ? { 'data-dictation-consented': '' } : {}),
      }}
    />
  );
}

/** Which conversation an address of the chat's own page names; null is a new one, undefined another page. */
function threadOf(pathname: string): string | null | undefined {
  const id = /^\/chat\/([^/]+)$/.exec(pathname)?.[1];
  return id === 'new' ? null : id;
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || (theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
}
