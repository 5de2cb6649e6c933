'use client';

import { NativeSelect, TextInput } from '@todo/ui';
import { useTranslations } from 'use-intl/react';
import { PasswordField } from '@/lib/password-field';
import { changeEmail, changePassword, saveProfile } from '../settings-actions';
import { ActionForm } from './action-form';
import { SettingsSection } from './settings-section';

type Props = {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly timeZones: readonly string[];
};

export function ProfileSection({ name, email, timeZone, timeZones }: Props) {
  const translate = useTranslations('settings');
  return (
    <>
      <SettingsSection id="profile" title={translate('profile')}>
        <ActionForm action={saveProfile} submitLabel={translate('save')}>
          <TextInput name="name" label={translate('name')} autoComplete="name" defaultValue={name} maxLength={100} />
          <NativeSelect name="time_zone" label={translate('timeZone')} choices={timeZones} defaultValue={timeZone} />
        </ActionForm>
      </SettingsSection>
      <SettingsSection id="sign-in" title={translate('signIn')} text={translate('signInText')}>
        <ActionForm action={changeEmail} submitLabel={translate('changeEmail')}>
          <TextInput name="email" type="email" label={translate('email')} autoComplete="email" defaultValue={email} />
          <PasswordField name="current_password" label={translate('currentPassword')} autoComplete="current-password" />
        </ActionForm>
        <hr className="border-line" />
        <ActionForm action={changePassword} submitLabel={translate('changePassword')}>
          <PasswordField name="current_password" label={translate('currentPassword')} autoComplete="current-password" />
          <PasswordField name="new_password" label={translate('newPassword')} autoComplete="new-password" />
        </ActionForm>
      </SettingsSection>
    </>
  );
}
