import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/features/auth/components/auth-card';
import { SignUpForm } from '@/features/auth/components/sign-up-form';
import { readTranslations } from '@/lib/intl-server';
import { safeNext } from '@/lib/safe-next';
import { readSession } from '@/lib/session';

type Props = { readonly searchParams: Promise<{ next?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslations('auth'))('signUpTitle') };
}

export default async function SignUpPage({ searchParams }: Props) {
  const { next } = await searchParams;
  if (await readSession()) redirect(safeNext(next));
  const translate = await readTranslations('auth');
  return (
    <AuthCard
      title={translate('signUpTitle')}
      question={translate('toSignIn')}
      link={{ href: `/sign-in?next=${encodeURIComponent(safeNext(next))}`, label: translate('signIn') }}
    >
      <SignUpForm next={safeNext(next)} />
    </AuthCard>
  );
}
