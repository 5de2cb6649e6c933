import type { ComposerOption, Entity } from '@openai/chatkit';
import type { Attachment, UserContent, UserMessageItem } from '../protocol/items.ts';
import type { UserMessageInput } from '../protocol/requests.ts';
import { userText } from './item-text.ts';

export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Null while the file is on its way. */
  readonly attachment: Attachment | null;
}

/** What is being written, and with what. A value, as everything that is drawn. */
export interface Draft {
  readonly text: string;
  readonly quote: string | null;
  readonly tags: readonly Entity[];
  readonly uploads: readonly Upload[];
  readonly toolId: string | null;
  readonly modelId: string | null;
  /** The sent message that this draft replaces. */
  readonly editing: UserMessageItem | null;
}

export const EMPTY_DRAFT: Draft = {
  text: '',
  quote: null,
  tags: [],
  uploads: [],
  toolId: null,
  modelId: null,
  editing: null,
};

/** What the file dialog offers. */
export function acceptAttribute(accept: NonNullable<ComposerOption['attachments']>['accept']): string {
  return Object.entries(accept ?? {})
    .flatMap(([type, extensions]) => [type, ...extensions])
    .join(',');
}

export function canSend(draft: Draft): boolean {
  const isUploading = draft.uploads.some((upload) => upload.attachment === null);
  return !isUploading && (draft.text.trim() !== '' || draft.tags.length > 0 || draft.uploads.length > 0);
}

export function attachmentsOf(draft: Draft): readonly Attachment[] {
  return draft.uploads.flatMap((upload) => (upload.attachment === null ? [] : [upload.attachment]));
}

export function inputOf(draft: Draft, options: ComposerOption): UserMessageInput {
  const tags: UserContent[] = draft.tags.map((tag) => ({
    type: 'input_tag',
    id: tag.id,
    text: tag.title,
    data: tag.data ?? {},
    interactive: tag.interactive ?? false,
    ...(tag.group === undefined ? {} : { group: tag.group }),
  }));
  const text = draft.text.trim();
  const model = modelOf(draft, options);
  return {
    content: [...tags, ...(text === '' ? [] : [{ type: 'input_text' as const, text }])],
    attachments: attachmentsOf(draft).map((attachment) => attachment.id),
    ...(draft.quote === null ? {} : { quoted_text: draft.quote }),
    inference_options: {
      ...(draft.toolId === null ? {} : { tool_choice: { id: draft.toolId } }),
      ...(model === null ? {} : { model }),
    },
  };
}

/** The chosen model, else the one marked as default, else the server's own choice. */
export function modelOf(draft: Draft, { models = [] }: ComposerOption): string | null {
  return draft.modelId ?? models.find((model) => model.default === true)?.id ?? models[0]?.id ?? null;
}

/** What remains after sending: the model, and a tool that says it stays. */
export function draftAfterSending(draft: Draft, { tools = [] }: ComposerOption): Draft {
  const stays = tools.some((tool) => tool.id === draft.toolId && tool.persistent === true);
  return { ...EMPTY_DRAFT, modelId: draft.modelId, toolId: stays ? draft.toolId : null };
}

export function draftForEditing(draft: Draft, message: UserMessageItem): Draft {
  return { ...draft, text: userText(message), editing: message };
}
