import type { ChatKitOptions, CommandSelection } from '@openai/chatkit';
import type { uploadFile } from '../client/uploads.ts';
import type { Translation } from '../i18n/translate.ts';
import type { Attachment, UserMessageItem } from '../protocol/items.ts';
import type { ChatSession } from '../session/chat-session.ts';
import {
  attachmentsOf,
  canSend,
  draftAfterSending,
  draftForEditing,
  EMPTY_DRAFT,
  inputOf,
  type Draft,
} from './composer.ts';
import { Dictation, findRecognition } from './dictation.ts';
import { suggestionsFor, triggerAt, type Suggestion, type Suggestions } from './suggestions.ts';

type UploadFile = typeof uploadFile;

export interface ComposerHost {
  readonly options: ChatKitOptions;
  readonly session: ChatSession;
  readonly t: Translation;
  readonly editAction: string | null;
  readonly hasDictationConsent: boolean;
  redraw(): void;
  emit(name: string, detail?: unknown): void;
  notify(message: string): void;
  rememberDictationConsent(): void;
  sent(): void;
}

/** What the composer does: typing, sending, editing, files, mentions, commands, voice. */
export class ComposerController {
  draft: Draft = EMPTY_DRAFT;
  suggestions: Suggestions | null = null;
  private isAskingConsent = false;
  private readonly dictation = new Dictation();
  private uploads = 0;
  private search = 0;

  constructor(private readonly host: ComposerHost) {}

  get dictationState(): 'hidden' | 'off' | 'asking' | 'on' {
    const isOffered = this.host.options.composer?.dictation?.enabled === true && findRecognition(globalThis) !== null;
    if (!isOffered) return 'hidden';
    if (this.isAskingConsent) return 'asking';
    return this.dictation.isOn ? 'on' : 'off';
  }

  change(change: Partial<Draft>): void {
    const before = this.draft.toolId;
    this.draft = { ...this.draft, ...change };
    if (this.draft.toolId !== before) this.host.emit('tool.change', { toolId: this.draft.toolId });
    this.host.redraw();
  }

  send(): void {
    const { draft, host } = this;
    const { conversation } = host.session;
    if (!canSend(draft) || conversation.isRunning) return;
    const composer = host.options.composer ?? {};
    this.change(draftAfterSending(draft, composer));
    this.suggestions = null;
    if (draft.editing !== null && host.editAction !== null) {
      const payload = { item_id: draft.editing.id, text: draft.text.trim() };
      conversation.apply({ type: 'local.truncated_after', itemId: draft.editing.id });
      void conversation.act({ type: host.editAction, payload });
    } else {
      void conversation.send(inputOf(draft, composer), attachmentsOf(draft));
    }
    host.sent();
  }

  edit(message: UserMessageItem): void {
    this.change(draftForEditing(this.draft, message));
  }

  key(event: KeyboardEvent): void {
    // While an input method composes a word, Enter and the arrows belong to it.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.suggestions !== null && this.suggestionKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'Escape' && this.draft.editing !== null) {
      event.stopPropagation();
      this.change({ editing: null, text: '' });
    } else if (event.key === 'ArrowUp' && this.draft.text === '') {
      this.editLast(event);
    }
  }

  async typed(text: string, caret: number): Promise<void> {
    const trigger = triggerAt(text, caret, this.host.options);
    const search = ++this.search;
    if (trigger === null) {
      this.suggest(null);
      return;
    }
    const options = await suggestionsFor(trigger, this.host.options).catch(() => []);
    // A slower answer to an older query must not replace a newer one.
    if (search !== this.search) return;
    this.suggest(options.length === 0 ? null : { options, active: 0, from: trigger.from, to: trigger.to });
  }

  choose(index: number): void {
    const { suggestions } = this;
    const option = suggestions?.options[index];
    if (suggestions === null || option === undefined) return;
    const { text } = this.draft;
    const rest = text.slice(0, suggestions.from) + text.slice(suggestions.to).trimStart();
    this.suggestions = null;
    this.change({ text: rest });
    void this.take(option);
  }

  /** The code for files comes with the first file. */
  async addFiles(files: readonly File[]): Promise<void> {
    const { attachments } = this.host.options.composer ?? {};
    if (attachments?.enabled !== true) return;
    const { refusalOf, DEFAULT_MAX_FILES, uploadFile } = await import('../client/uploads.ts');
    for (const file of files) {
      const refusal = refusalOf(file, this.draft.uploads.length, attachments);
      if (refusal === null) void this.upload(file, uploadFile);
      else {
        const count = attachments.maxCount ?? DEFAULT_MAX_FILES;
        this.host.notify(this.host.t.text(refusal, { name: file.name, count }));
      }
    }
  }

  addAttachments(attachments: readonly Attachment[]): void {
    const added = attachments.map((attachment) => ({ key: attachment.id, name: attachment.name, attachment }));
    this.change({ uploads: [...this.draft.uploads, ...added] });
  }

  removeUpload(key: string): void {
    const removed = this.draft.uploads.find((upload) => upload.key === key);
    this.change({ uploads: this.draft.uploads.filter((upload) => upload.key !== key) });
    if (!removed?.attachment) return;
    const request = { type: 'attachments.delete', params: { attachment_id: removed.attachment.id } } as const;
    this.host.session.client.ask(request).catch((cause: unknown) => {
      this.host.emit('error', { error: cause });
    });
  }

  dictate(): void {
    if (this.dictation.isOn) {
      this.dictation.stop();
      return;
    }
    if (this.host.hasDictationConsent) this.listen();
    else this.isAskingConsent = true;
    this.host.redraw();
  }

  allowDictation(isAllowed: boolean): void {
    this.isAskingConsent = false;
    if (isAllowed) {
      this.host.rememberDictationConsent();
      this.listen();
    }
    this.host.redraw();
  }

  stopDictation(): void {
    this.dictation.stop();
  }

  private listen(): void {
    const Recognition = findRecognition(globalThis);
    if (Recognition === null) return;
    this.dictation.start(Recognition, this.host.t.locale, {
      heard: (text) => {
        this.change({ text: `${this.draft.text}${this.draft.text === '' ? '' : ' '}${text}` });
      },
      ended: () => {
        this.host.redraw();
      },
      failed: () => {
        this.host.notify(this.host.t.text('dictationFailed'));
      },
    });
  }

  private editLast(event: KeyboardEvent): void {
    const { conversation } = this.host.session;
    const { state } = conversation;
    const last = state.items.findLast((item) => item.type === 'user_message');
    if (last?.type !== 'user_message' || state.isRunning || !conversation.isKnown(last.id)) return;
    event.preventDefault();
    this.edit(last);
  }

  private suggestionKey(event: KeyboardEvent): boolean {
    const { suggestions } = this;
    if (suggestions === null) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const count = suggestions.options.length;
    if (step !== 0) this.suggest({ ...suggestions, active: (suggestions.active + step + count) % count });
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(suggestions.active);
    else if (event.key === 'Escape') this.suggest(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  private suggest(suggestions: Suggestions | null): void {
    if (suggestions === this.suggestions) return;
    this.suggestions = suggestions;
    this.host.redraw();
  }

  private async take(option: Suggestion): Promise<void> {
    if (option.kind === 'entity') {
      this.change({ tags: [...this.draft.tags, option.entity] });
      return;
    }
    const selection: CommandSelection | undefined =
      (await this.host.options.commands?.onSelect?.(option.command)) ?? undefined;
    if (selection?.type === 'entity') this.change({ tags: [...this.draft.tags, selection.entity] });
    if (selection?.type === 'menu') {
      const options = selection.commands.map((command) => ({ kind: 'command', command }) as const);
      this.suggest({ options, active: 0, from: 0, to: 0 });
    }
  }

  private async upload(file: File, uploadFile: UploadFile): Promise<void> {
    const { api } = this.host.options;
    if (!('url' in api)) return;
    const key = `upload-${String(++this.uploads)}`;
    this.change({ uploads: [...this.draft.uploads, { key, name: file.name, attachment: null }] });
    try {
      const attachment = await uploadFile(file, api, this.host.session.client);
      const uploads = this.draft.uploads.map((upload) => (upload.key === key ? { ...upload, attachment } : upload));
      this.change({ uploads });
    } catch (cause) {
      this.change({ uploads: this.draft.uploads.filter((upload) => upload.key !== key) });
      this.host.notify(this.host.t.text('uploadFailed', { name: file.name }));
      this.host.emit('error', { error: cause });
    }
  }
}
