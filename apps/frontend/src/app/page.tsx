import Link from 'next/link';
import { redirect } from 'next/navigation';
import { BrandMark } from '@/lib/brand-mark';
import { readTranslations } from '@/lib/intl-server';
import { readSession } from '@/lib/session';

export default async function LandingPage() {
  if (await readSession()) redirect('/tasks');
  const translate = await readTranslations('landing');
  return (
    <main className="mx-auto grid min-h-dvh max-w-180 content-center gap-6 px-4">
      <BrandMark />
      <h1 className="text-2xl font-semibold">{translate('title')}</h1>
      <p className="text-muted">{translate('text')}</p>
      <p className="flex gap-4">
        <Link href="/sign-up">{translate('start')}</Link>
        <Link href="/sign-in">{translate('signIn')}</Link>
      </p>
    </main>
  );
}
