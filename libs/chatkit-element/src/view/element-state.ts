import type { HistoryEdit } from './history-view.ts';
import type { Spoken } from './spoken.ts';

/** What the element knows besides the conversation: which panel is open, what was just pressed. */
export interface ElementState {
  readonly isHistoryOpen: boolean;
  readonly historyEdit: HistoryEdit | null;
  readonly busyItemId: string | null;
  readonly feedback: ReadonlyMap<string, 'positive' | 'negative'>;
  readonly copiedKey: string | null;
  readonly isLoadingOlder: boolean;
  readonly engine: string | null;
  readonly spoken: readonly Spoken[];
}

export const INITIAL_STATE: ElementState = {
  isHistoryOpen: false,
  historyEdit: null,
  busyItemId: null,
  feedback: new Map(),
  copiedKey: null,
  isLoadingOlder: false,
  engine: null,
  spoken: [],
};
