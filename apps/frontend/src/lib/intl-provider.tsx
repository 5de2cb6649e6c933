'use client';

import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'use-intl/react';
import { formatLocale, type Locale, type Messages } from './intl';

type Props = { readonly locale: Locale; readonly messages: Partial<Messages>; readonly children: ReactNode };

/** Texts and formats for every client component; both languages take one path. */
export function AppIntlProvider({ locale, messages, children }: Props) {
  return (
    <I18nProvider locale={formatLocale(locale)}>
      <IntlProvider locale={locale} messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}
