import type { Metadata } from 'next';
import { SignOutButton } from '@/features/auth/components/sign-out-button';
import { AppearanceForm } from '@/features/settings/components/appearance-form';
import { readProfile } from '@/features/tasks/task-queries';
import { readTranslations } from '@/lib/intl-server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const [translate, profile] = await Promise.all([readTranslations('settings'), readProfile()]);
  return (
    <main id="main" className="min-h-0 flex-1 overflow-auto px-4 py-6 lg:px-8">
      <div className="mx-auto grid max-w-180 gap-8">
        <h1 className="text-2xl font-semibold">{translate('title')}</h1>
        <p className="text-sm text-muted">{profile.email}</p>
        <AppearanceForm />
        <SignOutButton />
      </div>
    </main>
  );
}
