'use client';

import { useEffect, useState } from 'react';
import { type ChatElementKind, loadChatElement, loadFallback } from '../load-chat-element';
import { Chat } from './chat';
import { ChatFailed } from './chat-boundary';
import { type ChatPaneProps, ChatSkeleton } from './chat-pane';

type Phase = 'loading' | 'failed' | ChatElementKind;

/** Loads the chat element, ours or the hosted one, and takes ours when the hosted one fails or never gets ready. */
export function ChatFrame(props: ChatPaneProps) {
  const { ui, nonce } = props;
  const [phase, setPhase] = useState<Phase>('loading');
  const [attempt, setAttempt] = useState(0);
  const [hasGivenUp, setHasGivenUp] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    (hasGivenUp ? loadFallback() : loadChatElement(ui, nonce)).then(
      (element) => isCurrent && setPhase(element),
      (error: unknown) => {
        console.error('The chat could not be loaded', error);
        if (isCurrent) setPhase('failed');
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [ui, nonce, attempt, hasGivenUp]);
  if (phase === 'loading') return <ChatSkeleton />;
  if (phase === 'failed') {
    const retry = () => {
      setPhase('loading');
      setAttempt(attempt + 1);
    };
    return <ChatFailed onRetry={retry} />;
  }
  const giveUp = () => {
    const canFallBack = ui.kind === 'hosted' && ui.hasFallback;
    setPhase(canFallBack ? 'loading' : 'failed');
    setHasGivenUp(canFallBack);
  };
  return <Chat key={phase.tag} {...props} element={phase} onNeverReady={giveUp} />;
}
