'use client';

import { type ReactNode, useMemo } from 'react';
import { UiLanguageProvider } from '@todo/ui';
import { IntlProvider, useTranslations } from 'use-intl/react';
import { formatLocale, type Locale, type Messages } from './intl';

type Props = { readonly locale: Locale; readonly messages: Partial<Messages>; readonly children: ReactNode };

/** Texts and formats for every client component; both languages take one path. */
export function AppIntlProvider({ locale, messages, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <ControlsLanguage locale={locale}>{children}</ControlsLanguage>
    </IntlProvider>
  );
}

function ControlsLanguage({ locale, children }: Pick<Props, 'locale' | 'children'>) {
  const translate = useTranslations('app');
  const language = useMemo(
    () => ({ locale: formatLocale(locale), dismissLabel: translate('close') }),
    [locale, translate],
  );
  return <UiLanguageProvider value={language}>{children}</UiLanguageProvider>;
}
