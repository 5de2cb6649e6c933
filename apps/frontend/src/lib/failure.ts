import { ApiError, ServiceUnreachable } from '@todo/api-client';
import type { Messages } from './intl';

export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

export type Failure = {
  readonly ok: false;
  readonly message: string;
  readonly code: string;
  readonly fields?: Readonly<Record<string, string>>;
};

export function failureCode(error: unknown): string | undefined {
  if (error instanceof SessionEnded) return 'session_ended';
  if (error instanceof ServiceUnreachable) return 'backend_unreachable';
  if (error instanceof ApiError) return error.code === 'unauthenticated' ? 'session_ended' : error.code;
  return undefined;
}

type Sentences = Messages['errors'];

const isKnown = (code: string, sentences: Sentences): code is keyof Sentences => Object.hasOwn(sentences, code);

/** The sentence for a person. What has no sentence of ours in their language gets the backend's own, in English. */
export function failureFrom(error: unknown, sentences: Sentences, isEnglish: boolean): Failure {
  const code = failureCode(error) ?? 'unknown';
  if (isKnown(code, sentences)) return { ok: false, code, message: sentences[code] };
  if (!(error instanceof ApiError)) return { ok: false, code, message: sentences.unknown };
  const { problem } = error;
  const fields = Object.fromEntries((problem.errors ?? []).map(({ field, message }) => [field, message]));
  const own = problem.errors?.[0]?.message ?? problem.detail;
  const ours =
    error.status === 429 ? sentences.too_many_requests : error.status < 500 ? sentences.invalid : sentences.unknown;
  return {
    ok: false,
    code,
    message: isEnglish && own && error.status < 500 && error.status !== 429 ? own : ours,
    fields,
  };
}
