import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl/react';
import messages from '@/messages/en.json';
import type { Doubt } from '../doubt';
import { PreviewDoubts } from './preview-doubts';

const slash: Doubt = {
  kind: 'day_or_month',
  start: 5,
  end: 8,
  choices: [
    { label: '2027-04-03', value: '2027-04-03' },
    { label: '2027-03-04', value: '2027-03-04' },
  ],
  assumed: null,
};
const five: Doubt = { kind: 'am_or_pm', start: 9, end: 13, choices: [], assumed: '17:00' };

const shown = (doubts: readonly Doubt[]) => {
  render(
    <IntlProvider locale="en" messages={messages}>
      <PreviewDoubts text="cake 3/4 at 5" doubts={doubts} />
    </IntlProvider>,
  );
  return screen.queryAllByRole('listitem').map((item) => item.textContent);
};

it('asks which of two dates is meant and says that none is set', () => {
  const [sentence] = shown([slash]);
  expect(sentence).toContain('“3/4”');
  expect(sentence).toMatch(/3 April 2027 or 4 March 2027|April 3, 2027 or March 4, 2027/);
});

it('says which hour is assumed', () => {
  expect(shown([five])).toEqual(['“at 5” is taken as 17:00.']);
});

it('is nothing where nothing is in doubt', () => {
  expect(shown([])).toEqual([]);
});
