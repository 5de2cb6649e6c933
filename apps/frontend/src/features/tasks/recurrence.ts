/** The parts of an RFC 5545 rule that this app writes and can say in words. */
export type Repeat = {
  readonly frequency: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly interval: number;
  readonly weekdays: readonly Weekday[];
  /** From 1; -1 is the last day of the month. */
  readonly monthDays: readonly number[];
  /** From 1; only with one day of the month. */
  readonly month: number | null;
  readonly until: string | null;
  readonly count: number | null;
};

/** Monday is 0. `place` is which one of the month, -1 the last; null is each. */
export type Weekday = { readonly day: number; readonly place: number | null };

const frequencies = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const;
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'UNTIL', 'COUNT']);

/** Null for a rule that this app cannot say in words. */
export function parseRepeat(rule: string): Repeat | null {
  const parts = new Map(
    rule.split(';').map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  const frequency = Object.entries(frequencies).find(([code]) => code === parts.get('FREQ'))?.[1];
  const weekdays = listOf(parts.get('BYDAY')).map(parseWeekday);
  const monthDays = listOf(parts.get('BYMONTHDAY')).map(Number);
  const month = parts.has('BYMONTH') ? Number(parts.get('BYMONTH')) : null;
  const isSayable =
    weekdays.every((weekday) => weekday !== null) &&
    monthDays.every((day) => day >= -1) &&
    (month === null || (frequency === 'yearly' && month >= 1 && monthDays.length === 1 && Number(monthDays[0]) > 0));
  if (!frequency || !isSayable || [...parts.keys()].some((name) => !known.has(name))) return null;
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '');
  return {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: weekdays.filter((weekday) => weekday !== null),
    monthDays,
    month,
    until: until ? `${until[1] ?? ''}-${until[2] ?? ''}-${until[3] ?? ''}` : null,
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
  };
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : value.split(',');
}

function parseWeekday(text: string): Weekday | null {
  const [, place, code = ''] = /^(-1|[1-5])?([A-Z]{2})$/.exec(text) ?? [];
  const day = weekdayCodes.indexOf(code);
  return day < 0 ? null : { day, place: place === undefined ? null : Number(place) };
}

/** Monday is 0; 2024-01-01 was one. */
export function weekdayDate(weekday: number): string {
  return `2024-01-0${String(weekday + 1)}`;
}
