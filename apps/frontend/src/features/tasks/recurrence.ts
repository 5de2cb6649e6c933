/** The parts of an RFC 5545 rule that this app writes; others are shown as they are. */
export type Repeat = {
  readonly frequency: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly interval: number;
  readonly weekdays: readonly number[];
  readonly monthDay: number | null;
  readonly until: string | null;
};

const frequencies = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const;
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL']);

export function parseRepeat(rule: string): Repeat | null {
  const parts = new Map(
    rule.split(';').map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  const frequency = Object.entries(frequencies).find(([code]) => code === parts.get('FREQ'))?.[1];
  const weekdays =
    parts
      .get('BYDAY')
      ?.split(',')
      .map((code) => weekdayCodes.indexOf(code)) ?? [];
  if (!frequency || weekdays.includes(-1) || [...parts.keys()].some((name) => !known.has(name))) return null;
  const monthDay = parts.get('BYMONTHDAY');
  if (monthDay?.includes(',')) return null;
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '');
  return {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays,
    monthDay: monthDay === undefined ? null : Number(monthDay),
    until: until ? `${until[1] ?? ''}-${until[2] ?? ''}-${until[3] ?? ''}` : null,
  };
}

/** Monday is 0; 2024-01-01 was one. */
export function weekdayDate(weekday: number): string {
  return `2024-01-0${String(weekday + 1)}`;
}
