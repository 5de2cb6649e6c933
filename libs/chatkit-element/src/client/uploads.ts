import type { ComposerOption, CustomApiConfig } from '@openai/chatkit';
import { isAttachment, type Attachment } from '../protocol/items.ts';
import type { ChatKitClient } from './chatkit-client.ts';
import { ChatKitRequestError } from './errors.ts';

type AttachmentsOption = NonNullable<ComposerOption['attachments']>;

export type Refusal = 'fileTooLarge' | 'fileType' | 'tooManyFiles';

const DEFAULT_MAX_BYTES = 100 * 1024 * 1024;
export const DEFAULT_MAX_FILES = 10;

export function refusalOf(file: File, present: number, option: AttachmentsOption): Refusal | null {
  if (present >= (option.maxCount ?? DEFAULT_MAX_FILES)) return 'tooManyFiles';
  if (!isAccepted(file, option.accept)) return 'fileType';
  return file.size > maxBytes(file, option.maxSize) ? 'fileTooLarge' : null;
}

function isAccepted(file: File, accept: AttachmentsOption['accept']): boolean {
  if (accept === undefined) return true;
  const name = file.name.toLowerCase();
  return Object.entries(accept).some(
    ([type, extensions]) =>
      matchesType(file.type, type) || extensions.some((extension) => name.endsWith(extension.toLowerCase())),
  );
}

function maxBytes(file: File, maxSize: AttachmentsOption['maxSize']): number {
  if (maxSize === undefined) return DEFAULT_MAX_BYTES;
  if (typeof maxSize === 'number') return maxSize;
  const own = Object.entries(maxSize).find(([type]) => type !== '*' && type !== '' && matchesType(file.type, type));
  return own?.[1] ?? maxSize['*'] ?? maxSize[''] ?? DEFAULT_MAX_BYTES;
}

function matchesType(type: string, pattern: string): boolean {
  return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

/** Sends a file by the page's strategy and answers the attachment that a message can name. */
export async function uploadFile(file: File, api: CustomApiConfig, client: ChatKitClient): Promise<Attachment> {
  const send = api.fetch ?? fetch;
  const strategy = api.uploadStrategy ?? { type: 'two_phase' };
  if (strategy.type === 'direct') {
    const form = new FormData();
    form.append('file', file);
    const response = await send(strategy.uploadUrl, { method: 'POST', body: form });
    return parseAttachment(response.ok ? await response.json() : null);
  }
  const made = parseAttachment(
    await client.ask({
      type: 'attachments.create',
      params: { name: file.name, size: file.size, mime_type: file.type || 'application/octet-stream' },
    }),
  );
  const target = made.upload_descriptor;
  if (!target) return made;
  const headers = Object.entries(target.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  const response = await send(target.url, { method: target.method, headers, body: file });
  if (!response.ok)
    throw new ChatKitRequestError('The file was refused.', { kind: 'refused', status: response.status });
  return made;
}

function parseAttachment(value: unknown): Attachment {
  if (isAttachment(value)) return value;
  throw new ChatKitRequestError('The server did not accept the file.', { kind: 'protocol' });
}
