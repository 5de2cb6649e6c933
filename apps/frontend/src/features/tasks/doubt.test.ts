import { type Doubt, doubtSentence, doubtWords, readingOf } from './doubt';

const doubt = (kind: string, given: Partial<Doubt> = {}): Doubt => ({
  kind,
  start: 0,
  end: 1,
  choices: [],
  assumed: null,
  ...given,
});
const choices = [
  { label: 'a', value: '2027-04-03' },
  { label: 'b', value: '2027-03-04' },
];

it.each([
  [doubt('day_or_month', { choices }), 'choose'],
  [doubt('several_times', { choices }), 'choose'],
  [doubt('am_or_pm', { choices, assumed: '17:00' }), 'taken'],
  [doubt('repeat', { choices, assumed: 'FREQ=DAILY' }), 'taken'],
  [doubt('date_or_title', { choices, assumed: 'title' }), 'title'],
  [doubt('past_date', { assumed: '2020-01-03' }), 'past'],
  [doubt('invalid_date'), 'invalid'],
  [doubt('invalid_time'), 'noTime'],
  [doubt('unknown_day'), 'unknown'],
  [doubt('a kind of tomorrow'), 'unknown'],
])('a doubt of %j is told by the sentence "%s"', (found, sentence) => {
  expect(doubtSentence(found)).toBe(sentence);
});

it('finds the words in doubt behind signs that are two units long', () => {
  expect(doubtWords('🎂 cake 3/4', doubt('day_or_month', { start: 7, end: 10 }))).toBe('3/4');
});

it.each([
  ['2027-04-03', 'date'],
  ['17:00', 'time'],
  ['FREQ=DAILY', 'rule'],
  ['title', 'words'],
])('reads "%s" as a %s', (value, kind) => {
  expect(readingOf(value).kind).toBe(kind);
});
