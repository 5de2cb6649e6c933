import type { ChatKitOptions } from '@openai/chatkit';
import type { Translation } from '../i18n/translate.ts';
import type { Source, Thread, ThreadItem, UserMessageItem, WidgetItem } from '../protocol/items.ts';
import type { StructuredAnswer } from '../protocol/requests.ts';
import type { WidgetAction } from '../protocol/widgets.ts';
import type { MarkdownContext } from './markdown.ts';

/** What the person can do; the element carries it out. Views only draw and call these. */
export interface ViewActions {
  newChat(): void;
  openThread(threadId: string): void;
  showHistory(): void;
  hideHistory(): void;
  reloadThread(): void;
  loadOlder(): void;
  retry(itemId?: string): void;
  copy(items: readonly ThreadItem[]): void;
  feedback(items: readonly ThreadItem[], kind: 'positive' | 'negative'): void;
  editMessage(item: UserMessageItem): void;
  act(action: WidgetAction, item: WidgetItem): void;
  answer(itemId: string, answers: Readonly<Record<string, StructuredAnswer>> | null): void;
  dismissNotice(key: string): void;
  dismissFailure(): void;
  openSource(source: Source): void;
  startWith(prompt: NonNullable<NonNullable<ChatKitOptions['startScreen']>['prompts']>[number]): void;
  renameThread(thread: Thread, title: string): void;
  deleteThread(thread: Thread): void;
  reloadThreads(): void;
  loadMoreThreads(): void;
  redraw(): void;
}

export interface ViewContext {
  readonly options: ChatKitOptions;
  readonly t: Translation;
  readonly markdown: MarkdownContext;
  readonly actions: ViewActions;
  readonly now: Date;
  /** The element's `data-` attributes: what pages say beyond the protocol. */
  readonly data: Readonly<DOMStringMap>;
  /** Changes with everything above, so that finished items are drawn again only then. */
  readonly version: number;
}
