import type { ChatKitClient } from '../client/chatkit-client.ts';
import { ChatKitRequestError } from '../client/errors.ts';
import type { ThreadEvent } from '../protocol/events.ts';
import type { JsonRecord } from '../protocol/guards.ts';
import type { Thread } from '../protocol/items.ts';
import { Conversation, type ConversationHost } from './conversation.ts';
import { ThreadList } from './thread-list.ts';

export interface SessionHost {
  changed(): void;
  emit(name: string, detail?: unknown): void;
  received(event: ThreadEvent): void;
  callTool(call: { name: string; params: JsonRecord }): Promise<JsonRecord>;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
}

export type LoadState = 'ready' | 'loading' | 'failed' | 'gone';

/** Which conversation is on screen, which ones are still being answered behind it, and the list of all. */
export class ChatSession implements ConversationHost {
  conversation: Conversation;
  loadState: LoadState = 'ready';
  readonly list: ThreadList;
  /** Conversations whose answer is still being written. */
  private readonly running = new Map<string, Conversation>();

  constructor(
    public client: ChatKitClient,
    private readonly host: SessionHost,
  ) {
    this.conversation = new Conversation(this, null);
    this.list = new ThreadList(this);
  }

  /** Shows another thread, or a new one for null. An answer under way goes on in the background. */
  async open(threadId: string | null): Promise<void> {
    if (threadId === this.conversation.threadId && (threadId !== null || this.conversation.state.items.length === 0)) {
      return;
    }
    const alive = threadId === null ? undefined : this.running.get(threadId);
    this.conversation = alive ?? new Conversation(this, threadId);
    this.loadState = 'ready';
    this.host.emit('thread.change', { threadId });
    this.host.changed();
    if (threadId !== null && alive === undefined) await this.load(this.conversation, threadId);
  }

  async reload(): Promise<void> {
    const { conversation } = this;
    if (conversation.threadId !== null && !conversation.isRunning) await this.load(conversation, conversation.threadId);
  }

  /**
   * Takes over what happened elsewhere in the thread on screen, without disturbing what the reader has begun. Throws
   * what the server answered when the thread cannot be read; one that was deleted is shown as gone.
   */
  async refresh(): Promise<void> {
    const { conversation } = this;
    if (conversation.isRunning || conversation.state.unconfirmed.size > 0) return;
    try {
      await conversation.load();
    } catch (cause) {
      if (!isGone(cause)) throw cause;
      if (this.conversation !== conversation) return;
      this.conversation = new Conversation(this, conversation.threadId);
      this.setLoadState('gone');
    }
  }

  async rename(thread: Thread, title: string): Promise<void> {
    await this.list.rename(thread.id, title);
    const { state } = this.conversation;
    if (state.thread?.id === thread.id) {
      this.conversation.apply({ type: 'thread.updated', thread: { ...state.thread, title, items: null } });
    }
  }

  async delete(thread: Thread): Promise<void> {
    if (this.conversation.threadId === thread.id) {
      this.conversation.stop();
      await this.open(null);
    }
    await this.list.delete(thread.id);
  }

  changed(conversation: Conversation): void {
    const { threadId } = conversation;
    if (threadId !== null) {
      if (conversation.isRunning) this.running.set(threadId, conversation);
      else this.running.delete(threadId);
    }
    if (conversation === this.conversation) this.host.changed();
  }

  created(conversation: Conversation, threadId: string): void {
    this.running.set(threadId, conversation);
    if (conversation === this.conversation) this.host.emit('thread.change', { threadId });
  }

  listChanged(): void {
    this.host.changed();
  }

  emit(name: string, detail?: unknown): void {
    this.host.emit(name, detail);
  }

  received(event: ThreadEvent, conversation: Conversation): void {
    if (conversation === this.conversation) this.host.received(event);
  }

  callTool(call: { name: string; params: JsonRecord }): Promise<JsonRecord> {
    return this.host.callTool(call);
  }

  now(): Date {
    return this.host.now();
  }

  wait(milliseconds: number): Promise<void> {
    return this.host.wait(milliseconds);
  }

  private async load(conversation: Conversation, threadId: string): Promise<void> {
    const isShown = () => this.conversation === conversation;
    this.setLoadState('loading');
    this.host.emit('thread.load.start', { threadId });
    try {
      await conversation.load();
      if (isShown()) this.setLoadState('ready');
      this.host.emit('thread.load.end', { threadId });
    } catch (cause) {
      if (isShown()) this.setLoadState(isGone(cause) ? 'gone' : 'failed');
      this.host.emit('error', { error: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  }

  private setLoadState(state: LoadState): void {
    this.loadState = state;
    this.host.changed();
  }
}

const isGone = (cause: unknown): boolean => cause instanceof ChatKitRequestError && cause.status === 404;
