import type { components } from '@todo/api-client';
import type { Failure } from '@/lib/failure';
import { isRecord } from '@/lib/is-record';

export const importFormats = ['json', 'csv', 'todotxt'] as const;
export type ImportFormat = (typeof importFormats)[number];
export type ImportResult = components['schemas']['ImportResult'];

export function parseImportFormat(value: string | null): ImportFormat {
  return importFormats.find((format) => format === value) ?? 'json';
}

/** What a file most likely is: by its name, else by how it begins. The person can say otherwise. */
export function guessImportFormat(name: string, beginning: string): ImportFormat {
  const ending = /\.(json|csv)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined) return parseImportFormat(ending);
  if (/^\uFEFF?\s*[[{]/.test(beginning)) return 'json';
  const [header = ''] = beginning.split(/\r?\n/);
  return /(^|[,;\t])"?title"?([,;\t]|$)/i.test(header) ? 'csv' : 'todotxt';
}

type Wanted = { readonly file: File; readonly format: ImportFormat; readonly isPreview: boolean; readonly key: string };

/** Says what an import would do, or does it. The same `key` never imports twice. */
export async function sendImport({ file, format, isPreview, key }: Wanted): Promise<ImportResult | Failure> {
  const query = new URLSearchParams({ format, preview: String(isPreview) });
  const answer = await fetch(`/api/import?${query.toString()}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream', ...(isPreview ? {} : { 'idempotency-key': key }) },
  }).catch(() => undefined);
  if (!answer) return { ok: false, code: 'offline', message: '' };
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok && isResult(body)) return body;
  const code = isRecord(body) && typeof body['code'] === 'string' ? body['code'] : 'unknown';
  return { ok: false, code, message: '' };
}

function isResult(body: unknown): body is ImportResult {
  return isRecord(body) && Array.isArray(body['sample']) && Array.isArray(body['problems']);
}
