/** Dates are the user's local dates, as YYYY-MM-DD; nothing here looks at the machine's clock or zone. */
export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The date in a zone, now. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

export type DueGroup = 'overdue' | 'today' | 'tomorrow' | 'week' | 'later' | 'noDate';

export function dueGroup(dueDate: string | null, today: string): DueGroup {
  if (dueDate === null) return 'noDate';
  const days = daysBetween(today, dueDate);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days <= 7 ? 'week' : 'later';
}

type Due = { readonly due_date: string | null; readonly due_time: string | null };

/** As short as it stays clear: a time for today, a weekday this week, a date beyond; how long ago when it is past. */
export function shortDue({ due_date: date, due_time: time }: Due, today: string, locale: string): string {
  if (date === null) return '';
  const days = daysBetween(today, date);
  const clock = time === null ? '' : formatTime(time, locale);
  if (days === 0 && clock !== '') return clock;
  if (days < 0 || days <= 1) {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return clock === '' || days < 0 ? relative : `${relative} ${clock}`;
  }
  const day =
    days < 7
      ? formatDate(date, locale, { weekday: 'short' })
      : formatDate(date, locale, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
        });
  return clock === '' ? day : `${day} ${clock}`;
}

export function fullDue({ due_date: date, due_time: time }: Due, locale: string): string {
  if (date === null) return '';
  const day = formatDate(date, locale, { dateStyle: 'full' });
  return time === null ? day : `${day}, ${formatTime(time, locale)}`;
}

export function formatDate(date: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(locale, options).format(new Date(`${date}T00:00:00Z`));
}

export function formatTime(time: string, locale: string): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(`1970-01-01T${time.slice(0, 5)}:00Z`),
  );
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}
