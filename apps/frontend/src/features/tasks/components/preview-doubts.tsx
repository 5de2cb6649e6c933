'use client';

import { CircleHelp } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { type Doubt, doubtSentence, doubtWords, readingOf } from '../doubt';
import { formatDate, formatTime } from '../due';
import { useRepeatText } from '../use-repeat-text';

type Props = { readonly text: string; readonly doubts: readonly Doubt[] };

/** What of a line can be read in two ways, or in none, before it is saved. */
export function PreviewDoubts({ text, doubts }: Props) {
  const translate = useTranslations('tasks.doubt');
  const locale = formatLocale(useLocale());
  const describeRepeat = useRepeatText();
  if (doubts.length === 0) return null;

  const shown = (value: string): string => {
    const reading = readingOf(value);
    if (reading.kind === 'date') return formatDate(value, locale, { dateStyle: 'long' });
    if (reading.kind === 'time') return formatTime(value, locale);
    return reading.kind === 'rule' ? describeRepeat(value) : value;
  };
  const sentence = (doubt: Doubt): string =>
    translate(doubtSentence(doubt), {
      words: doubtWords(text, doubt),
      reading: shown(doubt.assumed ?? ''),
      readings: new Intl.ListFormat(locale, { type: 'disjunction' }).format(
        doubt.choices.map((choice) => shown(choice.value)),
      ),
    });

  return (
    <ul aria-label={translate('heading')} className="flex flex-col gap-1 text-xs text-muted">
      {doubts.map((doubt) => (
        <li key={`${doubt.kind} ${String(doubt.start)}`} className="flex gap-1.5">
          <CircleHelp aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span dir="auto">{sentence(doubt)}</span>
        </li>
      ))}
    </ul>
  );
}
