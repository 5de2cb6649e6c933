import type { ChatKitClient } from '../client/chatkit-client.ts';
import { isThread, parsePage, type Thread } from '../protocol/items.ts';

export interface ThreadListState {
  readonly threads: readonly Thread[];
  readonly status: 'unread' | 'loading' | 'ready' | 'failed';
  readonly after: string | null;
}

const PAGE_SIZE = 30;

/** The history panel's data: conversations, newest first, with rename and delete that are rolled back on refusal. */
export class ThreadList {
  state: ThreadListState = { threads: [], status: 'unread', after: null };

  constructor(private readonly host: { readonly client: ChatKitClient; listChanged(): void }) {}

  async load(): Promise<void> {
    this.set({ ...this.state, status: 'loading' });
    try {
      const page = await this.page(null);
      this.set({ threads: page.data, status: 'ready', after: page.hasMore ? page.after : null });
    } catch (cause) {
      this.set({ ...this.state, status: 'failed' });
      throw cause;
    }
  }

  async loadMore(): Promise<void> {
    if (this.state.after === null || this.state.status === 'loading') return;
    this.set({ ...this.state, status: 'loading' });
    try {
      const page = await this.page(this.state.after);
      const known = new Set(this.state.threads.map((thread) => thread.id));
      const threads = [...this.state.threads, ...page.data.filter((thread) => !known.has(thread.id))];
      this.set({ threads, status: 'ready', after: page.hasMore ? page.after : null });
    } catch (cause) {
      this.set({ ...this.state, status: 'failed' });
      throw cause;
    }
  }

  async rename(id: string, title: string): Promise<void> {
    const before = this.state.threads;
    this.set({ ...this.state, threads: before.map((thread) => (thread.id === id ? { ...thread, title } : thread)) });
    try {
      await this.host.client.ask({ type: 'threads.update', params: { thread_id: id, title } });
    } catch (cause) {
      this.set({ ...this.state, threads: before });
      throw cause;
    }
  }

  async delete(id: string): Promise<void> {
    const before = this.state.threads;
    this.set({ ...this.state, threads: before.filter((thread) => thread.id !== id) });
    try {
      await this.host.client.ask({ type: 'threads.delete', params: { thread_id: id } });
    } catch (cause) {
      this.set({ ...this.state, threads: before });
      throw cause;
    }
  }

  private async page(after: string | null) {
    const answer = await this.host.client.ask({
      type: 'threads.list',
      params: { limit: PAGE_SIZE, order: 'desc', ...(after === null ? {} : { after }) },
    });
    return parsePage(answer, isThread);
  }

  private set(state: ThreadListState): void {
    this.state = state;
    this.host.listChanged();
  }
}
