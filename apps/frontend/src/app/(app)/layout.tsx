import type { ReactNode } from 'react';
import { AppFrame } from '@/features/shell/components/app-frame';
import { readOverview, readProfile } from '@/features/tasks/task-queries';

type Props = { readonly children: ReactNode };

export default async function AppLayout({ children }: Props) {
  // Counts are a comfort: without them the pages still work, and say themselves what is wrong.
  const [profile, overview] = await Promise.all([readProfile(), readOverview().catch(() => null)]);
  return (
    <AppFrame overview={overview} name={profile.name ?? profile.email}>
      {children}
    </AppFrame>
  );
}
