import type { ChatKitClient } from '../client/chatkit-client.ts';
import { ChatKitRequestError } from '../client/errors.ts';
import type { ParsedEvent, ThreadEvent } from '../protocol/events.ts';
import { isRecord, type JsonRecord } from '../protocol/guards.ts';
import {
  isThread,
  isThreadItem,
  parsePage,
  type Attachment,
  type ClientToolCallItem,
  type UserMessageItem,
} from '../protocol/items.ts';
import type { CustomAction, StreamingRequest, StructuredAnswer, UserMessageInput } from '../protocol/requests.ts';
import {
  EMPTY_THREAD,
  loadedThread,
  reduceThread,
  type LocalEvent,
  type StreamFailure,
  type ThreadState,
} from '../protocol/thread-state.ts';

export interface ConversationHost {
  readonly client: ChatKitClient;
  changed(conversation: Conversation): void;
  created(conversation: Conversation, threadId: string): void;
  emit(name: string, detail?: unknown): void;
  /** An event has been applied; for what is said or done about it outside the thread. */
  received(event: ThreadEvent, conversation: Conversation): void;
  callTool(call: { name: string; params: JsonRecord }): Promise<JsonRecord>;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
}

const PAGE_SIZE = 60;
const REJOIN_DELAYS_MS = [400, 1500, 4000];

/** One thread and the answer that is being written in it. Lives on in the background when the reader goes elsewhere. */
export class Conversation {
  state: ThreadState = EMPTY_THREAD;
  private controller: AbortController | null = null;
  private readonly inputs = new Map<string, { input: UserMessageInput; attachments: readonly Attachment[] }>();
  private loads: Promise<void> = Promise.resolve();
  private sent = 0;

  constructor(
    private readonly host: ConversationHost,
    public threadId: string | null,
  ) {}

  get isRunning(): boolean {
    return this.controller !== null;
  }

  /**
   * Reads the thread, and picks up an answer that is being written. One at a time: what was read last is the newest.
   * Throws what the server answered when the thread cannot be read.
   */
  load(): Promise<void> {
    const load = this.loads.then(() => this.loadNow());
    this.loads = load.catch(() => undefined);
    return load;
  }

  async loadOlder(): Promise<void> {
    const { older } = this.state;
    if (older === null || this.threadId === null) return;
    const page = await this.page(this.threadId, older);
    this.apply({ type: 'local.older_loaded', items: page.items, older: page.older });
  }

  /** Whether the server gave this item its id. A message that was stopped on its way has only ours. */
  isKnown(itemId: string): boolean {
    return !this.inputs.has(itemId);
  }

  async send(input: UserMessageInput, attachments: readonly Attachment[] = []): Promise<void> {
    this.mustBeIdle();
    const id = `local-${String(++this.sent)}`;
    this.inputs.set(id, { input, attachments });
    this.apply({ type: 'local.sent', item: this.unconfirmed(id, input, attachments) });
    const threadId = this.threadId;
    await this.request(
      threadId === null
        ? { type: 'threads.create', params: { input } }
        : { type: 'threads.add_user_message', params: { thread_id: threadId, input } },
    );
  }

  /** Sends a message again that never arrived, else asks for a new answer to the message before `itemId`. */
  async retry(itemId?: string): Promise<void> {
    const { items, unconfirmed } = this.state;
    const lost = itemId === undefined ? items.findLast((item) => unconfirmed.has(item.id)) : undefined;
    const again = lost === undefined ? undefined : this.inputs.get(lost.id);
    if (lost !== undefined && again !== undefined) {
      this.apply({ type: 'local.item_removed', itemId: lost.id });
      await this.send(again.input, again.attachments);
      return;
    }
    const end = itemId === undefined ? items.length : items.findIndex((item) => item.id === itemId) + 1;
    const question = items.slice(0, end).findLast((item) => item.type === 'user_message');
    if (question === undefined || this.threadId === null) return;
    this.apply({ type: 'local.truncated_after', itemId: question.id });
    await this.request({
      type: 'threads.retry_after_item',
      params: { thread_id: this.threadId, item_id: question.id },
    });
  }

  async act(action: CustomAction, itemId?: string): Promise<void> {
    if (this.threadId === null) return;
    const params = { thread_id: this.threadId, action, ...(itemId === undefined ? {} : { item_id: itemId }) };
    await this.request({ type: 'threads.custom_action', params });
  }

  async actSync(action: CustomAction, itemId?: string): Promise<void> {
    if (this.threadId === null) return;
    const params = { thread_id: this.threadId, action, ...(itemId === undefined ? {} : { item_id: itemId }) };
    const answer = await this.host.client.ask({ type: 'threads.sync_custom_action', params });
    const item = isRecord(answer) ? answer['updated_item'] : undefined;
    if (isThreadItem(item)) this.apply({ type: 'local.item_replaced', item });
  }

  async answer(itemId: string, answers: Readonly<Record<string, StructuredAnswer>> | null): Promise<void> {
    if (this.threadId === null) return;
    await this.request({
      type: 'threads.add_structured_input',
      params: {
        thread_id: this.threadId,
        item_id: itemId,
        input: { status: answers === null ? 'skipped' : 'answered', answers: answers ?? {} },
      },
    });
  }

  stop(): void {
    if (this.controller === null || !this.state.allowsCancel) return;
    this.controller.abort();
    this.controller = null;
    const isOnItsWay = this.state.unconfirmed.size > 0;
    this.apply({ type: 'local.stopped' });
    this.host.emit('response.end');
    // Without an answer the message stays as it is here: shown, and not to be edited.
    if (isOnItsWay) void this.confirmLate().catch(() => undefined);
  }

  apply(event: Parameters<typeof reduceThread>[1] | LocalEvent): void {
    this.state = reduceThread(this.state, event);
    this.host.changed(this);
  }

  private async loadNow(): Promise<void> {
    if (this.threadId === null) return;
    const controller = new AbortController();
    // Joined before the thread is read: an answer that is over by then is in what is read.
    const events = await this.host.client.join(this.threadId, controller.signal).catch(() => null);
    const fresh = await this.read(this.threadId).catch((cause: unknown) => {
      controller.abort();
      throw cause;
    });
    if (this.isRunning || this.state.unconfirmed.size > 0) {
      // Somebody was quicker and wrote: that is newer than what was read.
      controller.abort();
      if (this.state.thread === null) {
        this.apply({ type: 'local.older_loaded', items: fresh.items, older: fresh.older });
      }
      return;
    }
    this.apply({ type: 'local.reloaded', fresh });
    if (events !== null) void this.run(() => events, controller);
  }

  /** Takes what the server made of a message that was stopped before it could confirm it. */
  private async confirmLate(): Promise<void> {
    if (this.threadId === null) return;
    const fresh = await this.read(this.threadId);
    const newest = fresh.items.findLast((item) => item.type === 'user_message');
    const isNew = newest !== undefined && !this.state.items.some((item) => item.id === newest.id);
    if (isNew && !this.isRunning) this.apply({ type: 'local.reloaded', fresh });
  }

  private mustBeIdle(): void {
    if (this.isRunning) throw new Error('An answer is still being written in this conversation.');
  }

  private async request(request: StreamingRequest): Promise<void> {
    const controller = new AbortController();
    await this.run(() => this.host.client.stream(request, controller.signal), controller);
  }

  private async run(open: () => AsyncIterable<ParsedEvent>, controller: AbortController): Promise<void> {
    this.mustBeIdle();
    this.controller = controller;
    this.apply({ type: 'local.run_started' });
    this.host.emit('response.start');
    try {
      await this.receiveAll(open(), controller.signal);
      await this.serveTools(controller.signal);
    } catch (cause) {
      if (!controller.signal.aborted) await this.recover(cause, controller);
    }
    if (this.controller !== controller) return;
    this.controller = null;
    this.apply({ type: 'local.run_ended' });
    this.host.emit('response.end');
  }

  private async receiveAll(events: AsyncIterable<ParsedEvent>, signal: AbortSignal): Promise<void> {
    let read = 0;
    let unread = 0;
    for await (const parsed of events) {
      if (signal.aborted) return;
      if (parsed.kind === 'event') read += 1;
      else unread += 1;
      this.receive(parsed);
    }
    const { items, unconfirmed, failure } = this.state;
    const isUnanswered = items.at(-1)?.type === 'user_message' && unread + unconfirmed.size > 0;
    if (failure === null && (isUnanswered || (read === 0 && unread > 0))) {
      throw new ChatKitRequestError('The server sent an answer that cannot be read.', { kind: 'protocol' });
    }
  }

  private receive(parsed: ParsedEvent): void {
    if (parsed.kind === 'unreadable') {
      this.host.emit('log', { name: 'event.ignored', data: { reason: parsed.reason, type: parsed.type } });
      return;
    }
    const { event } = parsed;
    this.apply(event);
    if (event.type === 'thread.created' && this.threadId === null) {
      this.threadId = event.thread.id;
      this.host.created(this, event.thread.id);
    }
    this.host.received(event, this);
    if (event.type === 'client_effect') this.host.emit('effect', { name: event.name, data: event.data ?? {} });
    if (event.type === 'error') {
      this.host.emit('error', { error: new Error(event.message ?? event.code ?? 'stream.error') });
    }
  }

  private async serveTools(signal: AbortSignal): Promise<void> {
    for (let call = this.pendingTool(); call !== null && this.threadId !== null; call = this.pendingTool()) {
      const result = await this.host.callTool({ name: call.name, params: call.arguments });
      if (signal.aborted) return;
      this.apply({ type: 'local.item_replaced', item: { ...call, status: 'completed', output: result } });
      const params = { thread_id: this.threadId, result };
      await this.receiveAll(
        this.host.client.stream({ type: 'threads.add_client_tool_output', params }, signal),
        signal,
      );
    }
  }

  private pendingTool(): ClientToolCallItem | null {
    const last = this.state.items.at(-1);
    return last?.type === 'client_tool_call' && last.status === 'pending' ? last : null;
  }

  /** A connection that broke says nothing about the answer: look whether it goes on, or is finished, before giving up. */
  private async recover(cause: unknown, controller: AbortController): Promise<void> {
    const isLost = cause instanceof ChatKitRequestError && cause.kind === 'offline';
    if (isLost && this.threadId !== null && this.state.unconfirmed.size === 0) {
      if (await this.rejoin(this.threadId, controller)) return;
    }
    if (controller.signal.aborted) return;
    this.apply({ type: 'local.failed', failure: failureOf(cause) });
    this.host.emit('error', { error: cause instanceof Error ? cause : new Error(String(cause)) });
  }

  private async rejoin(threadId: string, controller: AbortController): Promise<boolean> {
    for (const delay of REJOIN_DELAYS_MS) {
      await this.host.wait(delay);
      if (controller.signal.aborted) return true;
      try {
        const events = await this.host.client.join(threadId, controller.signal);
        if (events !== null) await this.receiveAll(events, controller.signal);
        this.apply({ type: 'local.reloaded', fresh: await this.read(threadId) });
        if (this.state.items.at(-1)?.type !== 'user_message') return true;
        return false;
      } catch {
        // Still out of reach, or broken again: the next, longer wait decides.
        if (controller.signal.aborted) return true;
      }
    }
    return false;
  }

  private async read(threadId: string): Promise<ThreadState> {
    const answer = await this.host.client.ask({ type: 'threads.get_by_id', params: { thread_id: threadId } });
    if (!isThread(answer)) {
      throw new ChatKitRequestError('The server sent a conversation that cannot be read.', { kind: 'protocol' });
    }
    const first = parsePage(answer.items, isThreadItem);
    if (!first.hasMore) return loadedThread(answer, first.data, null);
    const newest = await this.page(threadId, null);
    return loadedThread(answer, newest.items, newest.older);
  }

  /** A page of items that ends before the cursor, oldest first. */
  private async page(threadId: string, after: string | null) {
    const answer = await this.host.client.ask({
      type: 'items.list',
      params: { thread_id: threadId, limit: PAGE_SIZE, order: 'desc', ...(after === null ? {} : { after }) },
    });
    const page = parsePage(answer, isThreadItem);
    return { items: page.data.toReversed(), older: page.hasMore ? page.after : null };
  }

  private unconfirmed(id: string, input: UserMessageInput, attachments: readonly Attachment[]): UserMessageItem {
    return {
      type: 'user_message',
      id,
      thread_id: this.threadId ?? '',
      created_at: this.host.now().toISOString(),
      content: input.content,
      attachments,
      quoted_text: input.quoted_text,
    };
  }
}

function failureOf(cause: unknown): StreamFailure {
  if (!(cause instanceof ChatKitRequestError)) {
    return { code: 'client', message: null, allowRetry: true };
  }
  const isFinal = cause.status !== null && [400, 401, 403, 404, 413, 422].includes(cause.status);
  return { code: cause.kind, message: cause.reason, allowRetry: !isFinal };
}
