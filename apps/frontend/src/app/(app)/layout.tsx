import type { ReactNode } from 'react';
import { AppFrame } from '@/features/shell/components/app-frame';
import { readOverview } from '@/features/tasks/task-queries';
import { readAccount } from '@/lib/account';

type Props = { readonly children: ReactNode };

export default async function AppLayout({ children }: Props) {
  // Counts are a comfort: without them the pages still work, and say themselves what is wrong.
  const [account, overview] = await Promise.all([readAccount(), readOverview().catch(() => null)]);
  return (
    <AppFrame overview={overview} name={account.name || account.email}>
      {children}
    </AppFrame>
  );
}
