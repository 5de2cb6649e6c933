import { ArrowRight, MessageCircle, ReceiptText, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ExampleChat } from '@/features/chat/components/example-chat';
import { LanguageLinks } from '@/features/settings/components/language-links';
import { BrandMark } from '@/lib/brand-mark';
import { readTranslations } from '@/lib/intl-server';
import { readSession } from '@/lib/session';

const points = [
  { icon: MessageCircle, title: 'point1Title', text: 'point1Text' },
  { icon: ReceiptText, title: 'point2Title', text: 'point2Text' },
  { icon: ShieldCheck, title: 'point3Title', text: 'point3Text' },
] as const;

export default async function LandingPage() {
  if (await readSession()) redirect('/tasks');
  const translate = await readTranslations('landing');
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 sm:px-8">
      <header className="flex h-16 items-center justify-between">
        <BrandMark />
        <LanguageLinks />
      </header>
      <main className="grid flex-1 content-center gap-12 py-10">
        <div className="grid items-center gap-10 lg:grid-cols-[1fr_25rem]">
          <div className="grid gap-5">
            <h1 className="max-w-xl text-[clamp(2rem,5vw,2.75rem)] leading-tight font-semibold text-balance lang-ur:leading-loose">
              {translate('title')}
            </h1>
            <p className="max-w-xl text-base text-muted">{translate('text')}</p>
            <p className="flex flex-wrap items-center gap-3 pt-1">
              <Link
                href="/sign-up"
                prefetch={false}
                className="focus-ring inline-flex h-11 items-center gap-2 rounded-md bg-accent px-5 text-sm font-medium text-on-accent transition-colors hover:bg-accent-strong"
              >
                {translate('start')}
                <ArrowRight aria-hidden className="mirrored size-4" />
              </Link>
              <Link
                href="/sign-in"
                prefetch={false}
                className="focus-ring inline-flex h-11 items-center rounded-md px-4 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-text"
              >
                {translate('signIn')}
              </Link>
            </p>
          </div>
          <ExampleChat />
        </div>
        <ul className="grid gap-8 border-t border-line pt-8 sm:grid-cols-3">
          {points.map(({ icon: Icon, title, text }) => (
            <li key={title} className="grid content-start gap-1.5">
              <Icon aria-hidden strokeWidth={1.75} className="mb-1 size-5 text-accent-text" />
              <h2 className="text-sm font-semibold">{translate(title)}</h2>
              <p className="text-sm text-muted">{translate(text)}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
