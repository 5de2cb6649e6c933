'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { formatDate } from './due';
import { parseRepeat, type Weekday, weekdayDate } from './recurrence';

const everyWorkday = '0,1,2,3,4';

/** A rule in a few words: "every 2 weeks on Mon, Wed". */
export function useRepeatText(): (rule: string) => string {
  const translate = useTranslations('tasks.repeat');
  const locale = formatLocale(useLocale());
  const list = new Intl.ListFormat(locale);
  const number = new Intl.NumberFormat(locale);

  function nameWeekday({ day, place }: Weekday): string {
    const name = formatDate(weekdayDate(day), locale, { weekday: 'short' });
    return place === null ? name : translate('nth', { place: String(place), day: name });
  }

  function nameMonthDays(days: readonly number[], month: number | null): string {
    if (month !== null) {
      const [day = 1] = days;
      // A leap year, so that 29 February has a name.
      const date = `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return translate('on', { days: formatDate(date, locale, { day: 'numeric', month: 'long' }) });
    }
    if (days.length === 1 && days[0] === -1) return translate('lastDay');
    const names = days.map((day) => (day === -1 ? translate('last') : number.format(day)));
    return translate('onDays', { count: days.length, days: list.format(names) });
  }

  return (rule) => {
    const repeat = parseRepeat(rule);
    if (!repeat) return translate('custom');
    const { frequency, interval, weekdays, monthDays, month, until, count } = repeat;
    const isWorkdays = interval === 1 && weekdays.map(({ day, place }) => place ?? day).join() === everyWorkday;
    const parts = [isWorkdays ? translate('workdays') : translate(frequency, { count: interval })];
    if (weekdays.length > 0 && !isWorkdays)
      parts.push(translate('on', { days: list.format(weekdays.map(nameWeekday)) }));
    if (monthDays.length > 0) parts.push(nameMonthDays(monthDays, month));
    if (until !== null) parts.push(translate('until', { date: formatDate(until, locale, { dateStyle: 'medium' }) }));
    if (count !== null) parts.push(translate('times', { count }));
    return parts.join(' ');
  };
}
