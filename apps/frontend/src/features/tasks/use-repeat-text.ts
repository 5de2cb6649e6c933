'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { formatDate } from './due';
import { parseRepeat, weekdayDate } from './recurrence';

const everyWorkday = '0,1,2,3,4';

/** A rule in a few words: "every 2 weeks on Mon, Wed". */
export function useRepeatText(): (rule: string) => string {
  const translate = useTranslations('tasks.repeat');
  const locale = formatLocale(useLocale());
  return (rule) => {
    const repeat = parseRepeat(rule);
    if (!repeat) return translate('custom');
    const { frequency, interval, weekdays, monthDay, until } = repeat;
    const parts = [
      weekdays.join() === everyWorkday && interval === 1
        ? translate('workdays')
        : translate(frequency, { count: interval }),
    ];
    if (weekdays.length > 0 && weekdays.join() !== everyWorkday) {
      const names = weekdays.map((weekday) => formatDate(weekdayDate(weekday), locale, { weekday: 'short' }));
      parts.push(translate('on', { days: names.join(locale.startsWith('ur') ? '، ' : ', ') }));
    }
    if (monthDay !== null) parts.push(monthDay === -1 ? translate('lastDay') : translate('onDay', { day: monthDay }));
    if (until !== null) parts.push(translate('until', { date: formatDate(until, locale, { dateStyle: 'medium' }) }));
    return parts.join(' ');
  };
}
