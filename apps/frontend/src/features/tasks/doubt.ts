import type { components } from '@todo/api-client';

export type Doubt = components['schemas']['ParsedAmbiguity'];

/** The sentence for a doubt, a key of `tasks.doubt`. A kind that the server may add later is told in general words. */
export type DoubtSentence = 'invalid' | 'noTime' | 'unknown' | 'choose' | 'taken' | 'title' | 'past';

const sentences: Readonly<Record<string, DoubtSentence>> = {
  invalid_date: 'invalid',
  invalid_time: 'noTime',
  unknown_day: 'unknown',
  unknown_repeat: 'unknown',
  date_or_title: 'title',
  past_date: 'past',
};

export function doubtSentence({ kind, choices, assumed }: Doubt): DoubtSentence {
  return sentences[kind] ?? (assumed !== null ? 'taken' : choices.length > 0 ? 'choose' : 'unknown');
}

/** The words in doubt. The server counts code points, this language counts UTF-16 units. */
export function doubtWords(text: string, { start, end }: Doubt): string {
  return [...text].slice(start, end).join('');
}

export type Reading = { readonly kind: 'date' | 'time' | 'rule' | 'words'; readonly value: string };

/** What a reading's value is: an ISO date, a time, a rule of repetition, or plain words. */
export function readingOf(value: string): Reading {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { kind: 'date', value };
  if (/^\d{2}:\d{2}/.test(value)) return { kind: 'time', value };
  return value.startsWith('FREQ=') ? { kind: 'rule', value } : { kind: 'words', value };
}
