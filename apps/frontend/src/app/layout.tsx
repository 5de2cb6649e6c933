import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppIntlProvider } from '@/lib/intl-provider';
import { outsideMessages, readLocale, readTranslations } from '@/lib/intl-server';
import { StyleNonce } from '@/lib/style-nonce';
import { chooseTheme, THEME_COOKIE } from '@/lib/theme';

type Props = { readonly children: ReactNode };

export async function generateMetadata(): Promise<Metadata> {
  const translate = await readTranslations('app');
  const landing = await readTranslations('landing');
  const name = translate('name');
  return { title: { default: name, template: `%s · ${name}` }, description: landing('text') };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafa' },
    { media: '(prefers-color-scheme: dark)', color: '#0b0b0d' },
  ],
};

export default async function RootLayout({ children }: Props) {
  const locale = await readLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const theme = chooseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} dir={locale === 'ur' ? 'rtl' : 'ltr'} {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <head>
        <StyleNonce nonce={nonce} />
      </head>
      <body>
        <AppIntlProvider locale={locale} messages={outsideMessages(locale)}>
          {children}
        </AppIntlProvider>
      </body>
    </html>
  );
}
