'use client';

import { Select } from '@todo/ui';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { type Theme, themes } from '@/lib/theme';
import { applyTheme, chooseLanguage } from '../settings-actions';
import { SettingsSection } from './settings-section';

type Props = { readonly theme: Theme };

const themeNames = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

/** Takes effect at once: there is nothing to save. */
export function AppearanceSection({ theme }: Props) {
  const translate = useTranslations('settings');
  const locale = useLocale();
  const router = useRouter();
  const [, startTransition] = useTransition();
  const apply = (change: () => Promise<unknown>) => {
    startTransition(async () => {
      await change();
      router.refresh();
    });
  };
  return (
    <SettingsSection id="appearance" title={translate('appearance')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={translate('language')}
          choices={[
            { id: 'en', label: 'English' },
            { id: 'ur', label: 'اردو' },
          ]}
          value={locale}
          onChange={(language) => apply(() => chooseLanguage(language))}
        />
        <Select
          label={translate('theme')}
          choices={themes.map((id) => ({ id, label: translate(themeNames[id]) }))}
          value={theme}
          onChange={(chosen) => apply(() => applyTheme(chosen))}
        />
      </div>
    </SettingsSection>
  );
}
