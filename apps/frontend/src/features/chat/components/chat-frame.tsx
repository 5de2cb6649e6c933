'use client';

import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { useRouter } from 'next/navigation';
import { useContext, useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { useAnnounceChange } from '@/lib/live-events';
import { openTask } from '@/lib/open-task';
import { HideChat } from '@/lib/panes';
import { chatFetch } from '../chat-fetch';
import { loadChatElement } from '../load-chat-element';
import { ChatFailed } from './chat-boundary';
import { type ChatPaneProps, ChatSkeleton } from './chat-pane';

const LOCAL_DOMAIN_KEY = 'local';
const OPEN_TASK = 'task.open';

/** Drives whichever chat element is defined: ours or the hosted one, through the same hook. */
export function ChatFrame(props: ChatPaneProps) {
  const { ui, nonce } = props;
  const [phase, setPhase] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    loadChatElement(ui, nonce).then(
      () => isCurrent && setPhase('ready'),
      (error: unknown) => {
        console.error('The chat could not be loaded', error);
        if (isCurrent) setPhase('failed');
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [ui, nonce, attempt]);
  if (phase === 'loading') return <ChatSkeleton />;
  if (phase === 'ready') return <Chat {...props} />;
  const retry = () => {
    setPhase('loading');
    setAttempt(attempt + 1);
  };
  return <ChatFailed onRetry={retry} />;
}

function Chat({ ui, conversationId = null, isVoiceAllowed, ownsAddress = false }: ChatPaneProps) {
  const translate = useTranslations('chat');
  const locale = useLocale();
  const hide = useContext(HideChat);
  const router = useRouter();
  const prompts = [translate('prompt1'), translate('prompt2'), translate('prompt3'), translate('prompt4')];
  const { control } = useChatKit({
    api: {
      url: '/api/chatkit',
      domainKey: ui.kind === 'hosted' ? ui.domainKey : LOCAL_DOMAIN_KEY,
      fetch: chatFetch,
    },
    locale,
    initialThread: conversationId,
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
    onResponseEnd: useAnnounceChange(),
    onThreadChange: ({ threadId }) => {
      if (ownsAddress) history.replaceState(history.state, '', `/chat/${threadId ?? 'new'}`);
    },
  });
  return (
    <ChatKit
      control={control}
      className="block h-full w-full"
      data-runs-url="/api/chatkit/runs"
      data-edit-action="message.edit"
      {...(isVoiceAllowed ? { 'data-dictation-consented': '' } : {})}
    />
  );
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || (theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
}
