import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from '@/lib/brand-mark';

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  readonly question: string;
  readonly link: { readonly href: string; readonly label: string };
};

export function AuthCard({ title, children, question, link }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="grid w-full max-w-sm gap-6">
        <Link href="/" prefetch={false} className="focus-ring justify-self-start rounded-md">
          <BrandMark />
        </Link>
        <h1 className="text-2xl font-semibold">{title}</h1>
        {children}
        <p className="text-sm text-muted">
          {question}{' '}
          <Link
            href={link.href}
            prefetch={false}
            className="focus-ring rounded-md font-medium text-accent-text underline underline-offset-4"
          >
            {link.label}
          </Link>
        </p>
      </div>
    </main>
  );
}
