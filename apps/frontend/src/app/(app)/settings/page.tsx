import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { env } from '@/env';
import { SignOutButton } from '@/features/auth/components/sign-out-button';
import { readChatUi } from '@/features/chat/chat-ui';
import { ActivitySection } from '@/features/settings/components/activity-section';
import { AppearanceSection } from '@/features/settings/components/appearance-section';
import { AssistantSection } from '@/features/settings/components/assistant-section';
import { DataSection } from '@/features/settings/components/data-section';
import { ProfileSection } from '@/features/settings/components/profile-section';
import { SessionsSection } from '@/features/settings/components/sessions-section';
import { TokensSection } from '@/features/settings/components/tokens-section';
import { readActivity, readSessions, readTokens } from '@/features/settings/settings-queries';
import { readAccount } from '@/lib/account';
import { readTranslations } from '@/lib/intl-server';
import { chooseTheme, THEME_COOKIE } from '@/lib/theme';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const account = await readAccount();
  const [translate, sessions, tokens, activity, cookieStore, headerList] = await Promise.all([
    readTranslations('settings'),
    readSessions(),
    readTokens(),
    readActivity(),
    cookies(),
    headers(),
  ]);
  const origin = env().PUBLIC_ORIGIN ?? `http://${headerList.get('host') ?? 'localhost:3000'}`;
  const timeZones = [...new Set(['UTC', account.time_zone, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <main id="main" className="relative min-h-0 min-w-0 flex-1 overflow-auto px-4 py-6 pb-16 lg:px-8">
      <div className="mx-auto grid max-w-180 grid-cols-1 gap-10">
        <div className="flex items-center justify-between gap-4">
          <h1 className="text-2xl font-semibold">{translate('title')}</h1>
          <SignOutButton />
        </div>
        <ProfileSection name={account.name} email={account.email} timeZone={account.time_zone} timeZones={timeZones} />
        <AppearanceSection theme={chooseTheme(cookieStore.get(THEME_COOKIE)?.value)} />
        <AssistantSection
          isVoiceAllowed={account.preferences['voice_input'] === true}
          isHosted={readChatUi().kind === 'hosted'}
        />
        <SessionsSection sessions={sessions} timeZone={account.time_zone} />
        <TokensSection tokens={tokens} timeZone={account.time_zone} origin={origin} />
        <ActivitySection activity={activity} timeZone={account.time_zone} />
        <DataSection />
      </div>
    </main>
  );
}
