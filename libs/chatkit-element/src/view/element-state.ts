import type { HistoryEdit } from './history-view.ts';

/** What the element knows besides the conversation: which panel is open, what was just pressed. */
export interface ElementState {
  readonly isHistoryOpen: boolean;
  readonly historyEdit: HistoryEdit | null;
  readonly busyItemId: string | null;
  readonly feedback: ReadonlyMap<string, 'positive' | 'negative'>;
  readonly copiedKey: string | null;
  readonly isLoadingOlder: boolean;
  /** How many rows are drawn, from the end; a long thread grows upwards as the reader goes there. */
  readonly rowLimit: number;
  readonly engine: string | null;
  readonly spoken: string;
}

export const ROW_STEP = 150;

export const INITIAL_STATE: ElementState = {
  isHistoryOpen: false,
  historyEdit: null,
  busyItemId: null,
  feedback: new Map(),
  copiedKey: null,
  isLoadingOlder: false,
  rowLimit: ROW_STEP,
  engine: null,
  spoken: '',
};
