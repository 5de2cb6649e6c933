import { dueGroup, fullDue, shortDue, todayIn } from './due';

const TODAY = '2026-11-23';
const due = (due_date: string | null, due_time: string | null = null) => ({ due_date, due_time });

describe('how a due date is written', () => {
  it.each([
    [due(null), ''],
    [due(TODAY), 'today'],
    [due(TODAY, '09:00'), '09:00'],
    [due('2026-11-24', '17:30'), 'tomorrow 17:30'],
    [due('2026-11-27'), 'Fri'],
    [due('2026-12-19', '08:00'), 'Sat 19 Dec 08:00'],
    [due('2027-01-02'), 'Sat 2 Jan 2027'],
    [due('2026-11-20', '08:00'), '3 days ago'],
  ])('%j is "%s"', (task, text) => {
    expect(shortDue(task, TODAY, 'en-GB').replaceAll(',', '')).toBe(text);
  });

  it('is in full where there is room', () => {
    expect(fullDue(due('2026-11-27', '09:00'), 'en-GB').replaceAll(',', '')).toBe('Friday 27 November 2026 09:00');
  });

  it('follows the language', () => {
    expect(shortDue(due('2026-11-24'), TODAY, 'ur-PK')).toBe('آئندہ کل');
  });

  it.each([
    ['2026-11-22', 'overdue'],
    [TODAY, 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-11-30', 'week'],
    ['2026-12-01', 'later'],
    [null, 'noDate'],
  ])('%s is in group %s', (date, group) => {
    expect(dueGroup(date, TODAY)).toBe(group);
  });

  it("takes the day from the person's zone", () => {
    const moment = new Date('2026-11-23T20:30:00Z');
    expect(todayIn('Asia/Karachi', moment)).toBe('2026-11-24');
    expect(todayIn('America/New_York', moment)).toBe('2026-11-23');
  });
});
