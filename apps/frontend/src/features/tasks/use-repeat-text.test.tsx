import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import en from '@/messages/en.json';
import ur from '@/messages/ur.json';
import { useRepeatText } from './use-repeat-text';

function say(rule: string, locale: 'en' | 'ur' = 'en'): string {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <IntlProvider locale={locale} messages={locale === 'en' ? en : ur} timeZone="UTC">
      {children}
    </IntlProvider>
  );
  return renderHook(() => useRepeatText(), { wrapper }).result.current(rule);
}

it.each([
  ['FREQ=DAILY', 'daily'],
  ['FREQ=DAILY;COUNT=10', 'daily 10 times'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'every 2 weeks on Mon and Wed'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'monthly on day 1'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'monthly on days 1 and 15'],
  ['FREQ=MONTHLY;BYMONTHDAY=15,-1', 'monthly on days 15 and the last'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'monthly on the last day'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'monthly on the 2nd Tue'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'monthly on the last Fri'],
  ['FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=12', 'yearly on 12 April'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331T235959', 'weekly on Tue until 31 Mar 2027'],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', 'repeats'],
  ['FREQ=HOURLY', 'repeats'],
])('says %s as “%s”', (rule, said) => {
  expect(say(rule)).toBe(said);
});

it('says it in Urdu', () => {
  expect(say('FREQ=MONTHLY;BYMONTHDAY=1,15', 'ur')).toBe('ہر مہینے 1 اور 15 تاریخ کو');
  expect(say('FREQ=MONTHLY;BYDAY=2TU', 'ur')).toBe('ہر مہینے دوسرے منگل کو');
});
