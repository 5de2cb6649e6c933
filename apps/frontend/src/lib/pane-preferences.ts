export const PANES_COOKIE = 'todo_panes';

/** How a person left the chat pane: its width in pixels, and whether it is there. */
export type PanePreferences = { readonly isChatOpen: boolean; readonly chatWidth: number };

export const MIN_CHAT_WIDTH = 380;
export const MAX_CHAT_WIDTH = 560;
const DEFAULT_CHAT_WIDTH = 420;

export function clampChatWidth(width: number): number {
  return Math.min(MAX_CHAT_WIDTH, Math.max(MIN_CHAT_WIDTH, Math.round(width)));
}

export function parsePanePreferences(value: string | undefined): PanePreferences {
  const [, open, width] = /^(open|hidden)-(\d{1,4})$/.exec(value ?? '') ?? [];
  return {
    isChatOpen: open !== 'hidden',
    chatWidth: clampChatWidth(width === undefined ? DEFAULT_CHAT_WIDTH : Number(width)),
  };
}

export function formatPanePreferences({ isChatOpen, chatWidth }: PanePreferences): string {
  return `${isChatOpen ? 'open' : 'hidden'}-${String(clampChatWidth(chatWidth))}`;
}
