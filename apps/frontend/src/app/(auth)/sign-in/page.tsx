import { Notice } from '@todo/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/features/auth/components/auth-card';
import { SignInForm } from '@/features/auth/components/sign-in-form';
import { readTranslations } from '@/lib/intl-server';
import { safeNext } from '@/lib/safe-next';
import { readSession } from '@/lib/session';

type Props = { readonly searchParams: Promise<{ next?: string; reason?: string }> };

const reasons = { ended: 'ended', 'signed-out': 'signedOut', deleted: 'deleted' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslations('auth'))('signInTitle') };
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, reason } = await searchParams;
  if (reason === undefined && (await readSession())) redirect(safeNext(next));
  const translate = await readTranslations('auth');
  const known = Object.entries(reasons).find(([name]) => name === reason)?.[1];
  return (
    <AuthCard
      title={translate('signInTitle')}
      question={translate('toSignUp')}
      link={{ href: `/sign-up?next=${encodeURIComponent(safeNext(next))}`, label: translate('signUp') }}
    >
      {known !== undefined && <Notice tone="info">{translate(known)}</Notice>}
      <SignInForm next={safeNext(next)} />
    </AuthCard>
  );
}
