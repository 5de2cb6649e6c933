import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { englishTranslation, loadTranslation, type Translation } from '../i18n/translate.ts';
import type { ThreadEvent } from '../protocol/events.ts';
import { isRecord, isString, type JsonRecord } from '../protocol/guards.ts';
import { ChatSession, type SessionHost } from '../session/chat-session.ts';
import { chatView, type ChatParts } from './chat-view.ts';
import { ComposerController } from './composer-controller.ts';
import { INITIAL_STATE, type ElementState } from './element-state.ts';
import { elementActions } from './element-actions.ts';
import { attachmentsFrom, clientFor, draftFrom, loadFonts, localeOf, userContent } from './element-options.ts';
import { spokenText } from './item-text.ts';
import { engineOf } from './engine.ts';
import { failureText } from './notice-view.ts';
import { RowsInPage } from './rows-in-page.ts';
import { ScrollFollower } from './scroll-follower.ts';
import { spokenView, withSpoken } from './spoken.ts';
import { styles } from './styles/index.ts';
import { themeOf } from './theme.ts';
import type { ViewContext } from './view-context.ts';

type PublicMethods = Omit<OpenAIChatKit, keyof HTMLElement>;

const CONSENT_KEY = 'chatkit-element.dictation';
/** Older messages are fetched before the reader reaches the top. */
const LOAD_OLDER_PX = 240;

/** An open `<openai-chatkit>`: the typed interface of `@openai/chatkit`, drawn here instead of in OpenAI's frame. */
export class ChatKitElement extends LitElement implements PublicMethods, SessionHost {
  static override styles = styles;

  /** Null until the page has called `setOptions`. */
  private given: ChatKitOptions | null = null;
  private chat: ChatSession | null = null;
  private version = 0;
  private translation: Translation = englishTranslation;
  private readonly composer = new ComposerController(this);
  private readonly follower = new ScrollFollower(() => {
    this.redraw();
  });
  private readonly rows = new RowsInPage();
  private readonly actions = elementActions(this);
  view: ElementState = INITIAL_STATE;

  get options(): ChatKitOptions {
    if (this.given === null) throw new Error('Call setOptions first.');
    return this.given;
  }

  get session(): ChatSession {
    if (this.chat === null) throw new Error(this.translation.text('noServer'));
    return this.chat;
  }

  get t(): Translation {
    return this.translation;
  }

  get editAction(): string | null {
    return this.dataset['editAction'] ?? null;
  }

  get hasDictationConsent(): boolean {
    return this.dataset['dictationConsented'] !== undefined || localStorage.getItem(CONSENT_KEY) === 'yes';
  }

  setOptions(options: ChatKitOptions): void {
    const isFirst = this.given === null;
    this.given = options;
    this.version += 1;
    void this.speak(localeOf(options));
    loadFonts(options.theme);
    const client = clientFor(options, this.dataset['runsUrl'] ?? null);
    if (client === null) {
      this.chat = null;
      this.emit('error', { error: new Error(this.translation.text('noServer')) });
    } else if (this.chat === null) {
      this.chat = new ChatSession(client, this);
      const first = options.initialThread ?? null;
      if (first !== null) void this.openThread(first);
    } else {
      this.chat.client = client;
    }
    this.redraw();
    // A task later, because pages add their listeners after the options.
    if (isFirst)
      setTimeout(() => {
        this.emit('ready');
      });
  }

  async focusComposer(): Promise<void> {
    await this.focusAfterUpdate('#message');
  }

  async setThreadId(threadId: string | null): Promise<void> {
    await this.openThread(threadId);
  }

  async sendUserMessage(message: Parameters<OpenAIChatKit['sendUserMessage']>[0]): Promise<void> {
    if (message.newThread === true) await this.openThread(null);
    const attachments = attachmentsFrom(message.attachments ?? []);
    const content = message.content ?? [{ type: 'input_text' as const, text: message.text ?? '' }];
    this.sent();
    await this.session.conversation.send(
      {
        content: userContent(content),
        attachments: attachments.map((attachment) => attachment.id),
        ...(message.reply === undefined ? {} : { quoted_text: message.reply }),
        inference_options: {
          ...(message.toolChoice === undefined ? {} : { tool_choice: message.toolChoice }),
          ...(message.model === undefined ? {} : { model: message.model }),
        },
      },
      attachments,
    );
  }

  async setComposerValue(value: Parameters<OpenAIChatKit['setComposerValue']>[0]): Promise<void> {
    const { composer } = this;
    if (value.text !== undefined) composer.change({ text: value.text });
    if (value.content !== undefined) composer.change(draftFrom(value.content));
    if (value.reply !== undefined) composer.change({ quote: value.reply });
    if (value.selectedToolId !== undefined) composer.change({ toolId: value.selectedToolId });
    if (value.selectedModelId !== undefined) composer.change({ modelId: value.selectedModelId });
    if (value.attachments !== undefined) composer.addAttachments(attachmentsFrom(value.attachments));
    if (value.files !== undefined) await composer.addFiles(value.files);
  }

  async sendCustomAction(action: { type: string; payload?: Record<string, unknown> }, itemId?: string): Promise<void> {
    await this.session.conversation.act(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    await this.session.refresh();
    if (this.view.isHistoryOpen) await this.session.list.load();
  }

  async showHistory(): Promise<void> {
    this.actions.showHistory();
    await this.updateComplete;
  }

  async hideHistory(): Promise<void> {
    this.actions.hideHistory();
    await this.updateComplete;
  }

  async openThread(threadId: string | null): Promise<void> {
    this.follower.isAtEnd = true;
    this.composer.draft = { ...this.composer.draft, editing: null };
    await this.session.open(threadId);
    await this.updateComplete;
    this.follower.toEnd();
  }

  editMessage(item: Parameters<ComposerController['edit']>[0]): void {
    this.composer.edit(item);
    void this.focusComposer();
  }

  /** Asks the server for what came before. */
  async loadOlder(): Promise<void> {
    if (this.view.isLoadingOlder || this.session.conversation.state.older === null) return;
    this.show({ isLoadingOlder: true });
    await this.follower.keepingPlace(async () => {
      await this.session.conversation.loadOlder().catch((error: unknown) => {
        this.emit('error', { error });
      });
      this.show({ isLoadingOlder: false });
      await this.updateComplete;
    });
  }

  changed(): void {
    this.redraw();
  }

  redraw(): void {
    this.requestUpdate();
  }

  /** Draws finished items again too, after a change that is not in the thread. */
  redrawItems(): void {
    this.version += 1;
    this.redraw();
  }

  /** A control that did its work may be gone with its card; the keyboard then belongs to the composer. */
  restoreFocus(): void {
    void this.updateComplete.then(() => {
      if (this.shadowRoot?.activeElement === null && document.activeElement === document.body)
        void this.focusComposer();
    });
  }

  show(change: Partial<ElementState>): void {
    this.view = { ...this.view, ...change };
    this.redraw();
  }

  emit(name: string, detail?: unknown): void {
    if (name === 'error') this.announceFailure();
    if (name === 'response.end') this.show({ busyItemId: null });
    if (name === 'thread.change') this.show({ busyItemId: null, feedback: new Map(), engine: null });
    this.dispatchEvent(new CustomEvent(`chatkit.${name}`, { detail }));
  }

  received(event: ThreadEvent): void {
    if (event.type === 'thread.item.done') this.announce(spokenText(event.item));
    if (event.type === 'notice') this.announce([event.title, event.message].filter(isString).join(' '));
    if (event.type === 'client_effect' && event.name === 'engine') {
      const text = event.data?.['text'];
      if (isString(text)) this.show({ engine: text });
    }
  }

  announce(text: string): void {
    if (text !== '') this.show({ spoken: withSpoken(this.view.spoken, text) });
  }

  notify(message: string): void {
    this.session.conversation.apply({ type: 'notice', level: 'warning', message });
    this.announce(message);
  }

  async callTool(call: { name: string; params: JsonRecord }): Promise<JsonRecord> {
    const result: unknown = await this.options.onClientTool?.(call);
    return isRecord(result) ? result : {};
  }

  readonly now = (): Date => new Date();

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  }

  sent(): void {
    this.follower.isAtEnd = true;
    void this.updateComplete.then(() => {
      this.follower.toEnd();
    });
  }

  rememberDictationConsent(): void {
    localStorage.setItem(CONSENT_KEY, 'yes');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.composer.stopDictation();
    this.follower.attach(null);
  }

  protected override willUpdate(): void {
    this.rows.beforeUpdate(this.shadowRoot);
  }

  /** Draws once a frame while text streams in, however many pieces arrive. */
  protected override async scheduleUpdate(): Promise<void> {
    const isStreaming = this.chat?.conversation.isRunning === true && document.visibilityState === 'visible';
    if (isStreaming)
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    await super.scheduleUpdate();
  }

  protected override updated(): void {
    this.follower.attach(this.renderRoot.querySelector<HTMLElement>('.scroller'));
    this.follower.afterUpdate({ follows: this.given?.thread?.autoScroll === true });
    this.rows.afterUpdate(this.renderRoot);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.given === null || this.translation.locale !== localeOf(this.given)) return nothing;
    const theme = themeOf(this.given.theme);
    return html`<div
      class="root ${theme.scheme}"
      lang=${this.t.locale}
      dir=${this.t.direction}
      role="region"
      aria-label=${this.given.frameTitle ?? this.t.text('chat')}
      style=${styleMap(theme.variables)}
    >
      ${this.chat === null ? html`<p class="empty" role="alert">${this.t.text('noServer')}</p>` : chatView(this.parts(this.chat))}
      ${spokenView(this.view.spoken)}
    </div>`;
  }

  private async speak(locale: string): Promise<void> {
    if (this.translation.locale === locale) return;
    const translation = await loadTranslation(locale).catch(() => ({ ...englishTranslation, locale }));
    if (translation.direction === 'rtl') void import('./fonts.ts').then(({ useUrduFont }) => useUrduFont());
    this.translation = translation;
    this.redrawItems();
  }

  private parts(session: ChatSession): ChatParts {
    const { composer, follower, view } = this;
    return {
      session,
      composer,
      follower,
      drawnRows: this.rows.drawn,
      view: { ...view, engine: view.engine ?? engineOf(session.conversation.state, this.dataset) },
      context: this.context(),
      canEdit: this.editAction !== null,
      setHistoryEdit: (historyEdit) => {
        this.show({ historyEdit });
        void this.focusAfterUpdate(historyEdit === null ? '#history-toggle' : '[data-autofocus]');
      },
      scrolled: (box) => {
        this.follower.onScroll();
        if (this.rows.drawn.look(box)) this.redraw();
        if (box.scrollTop < LOAD_OLDER_PX) void this.loadOlder();
      },
      focusComposer: () => void this.focusComposer(),
    };
  }

  private async focusAfterUpdate(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private announceFailure(): void {
    const failure = this.chat?.conversation.state.failure ?? null;
    if (failure !== null) this.announce(failureText(failure, { t: this.t }));
  }

  private context(): ViewContext {
    return {
      options: this.options,
      t: this.t,
      actions: this.actions,
      now: this.now(),
      data: this.dataset,
      version: this.version,
      markdown: {
        base: document.baseURI,
        imageBlocked: this.t.text('imageBlocked'),
        tableName: this.t.text('table'),
        onDeeplink: (name, data) => {
          this.emit('deeplink', { name, data });
        },
      },
    };
  }
}
