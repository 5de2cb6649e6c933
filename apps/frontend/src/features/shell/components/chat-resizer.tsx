'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { clampChatWidth, MAX_CHAT_WIDTH, MIN_CHAT_WIDTH } from '@/lib/pane-preferences';

type Props = { readonly width: number; readonly onResize: (width: number) => void };

const STEP = 20;

/** The edge of the chat: drag it, or use the arrow keys. */
export function ChatResizer({ width, onResize }: Props) {
  const translate = useTranslations('chat');
  const towardsChat = useLocale() === 'ur' ? -1 : 1;
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={translate('resize')}
      aria-valuenow={width}
      aria-valuemin={MIN_CHAT_WIDTH}
      aria-valuemax={MAX_CHAT_WIDTH}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') onResize(clampChatWidth(width + STEP * towardsChat));
        if (key === 'ArrowRight') onResize(clampChatWidth(width - STEP * towardsChat));
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const edge = event.currentTarget.parentElement?.getBoundingClientRect();
        if (edge) onResize(clampChatWidth(towardsChat === 1 ? edge.right - event.clientX : event.clientX - edge.left));
      }}
      className="absolute inset-y-0 -start-1 z-20 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-0 after:start-0.75 after:w-0.5 after:transition-colors hover:after:bg-accent focus-visible:after:bg-accent max-lg:hidden"
    />
  );
}
