import type { ReactNode } from 'react';
import { AppFrame } from '@/features/shell/components/app-frame';
import { readOverview } from '@/features/tasks/task-queries';
import { readAccount } from '@/lib/account';
import { AppIntlProvider } from '@/lib/intl-provider';
import { messagesFor, readLocale } from '@/lib/intl-server';

type Props = { readonly children: ReactNode };

export default async function AppLayout({ children }: Props) {
  // Counts are a comfort: without them the pages still work, and say themselves what is wrong.
  const [locale, account, overview] = await Promise.all([
    readLocale(),
    readAccount(),
    readOverview().catch(() => null),
  ]);
  return (
    <AppIntlProvider locale={locale} messages={messagesFor(locale)}>
      <AppFrame overview={overview} name={account.name || account.email}>
        {children}
      </AppFrame>
    </AppIntlProvider>
  );
}
