import { EmptyState } from '@todo/ui';
import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { readTranslations } from '@/lib/intl-server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslations('app'))('notFoundTitle') };
}

export default async function NotFound() {
  const translate = await readTranslations('app');
  return (
    <main className="grid min-h-dvh content-center">
      <h1 className="sr-only">{translate('notFoundTitle')}</h1>
      <EmptyState
        icon={<Compass />}
        title={translate('notFoundTitle')}
        action={
          <Link
            href="/tasks"
            className="focus-ring rounded-md font-medium text-accent-text underline underline-offset-4"
          >
            {translate('home')}
          </Link>
        }
      >
        {translate('notFoundText')}
      </EmptyState>
    </main>
  );
}
