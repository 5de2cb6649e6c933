'use client';

import { Button, Notice, TextInput } from '@todo/ui';
import { useActionState } from 'react';
import { useTranslations } from 'use-intl/react';
import { signIn } from '../auth-actions';
import { PasswordField } from '@/lib/password-field';

type Props = { readonly next: string };

export function SignInForm({ next }: Props) {
  const translate = useTranslations('auth');
  const [state, submit, isPending] = useActionState(signIn, undefined);
  return (
    <form action={submit} noValidate className="grid gap-4">
      {state !== undefined && state.code !== 'missing' && <Notice>{state.message}</Notice>}
      <input type="hidden" name="next" value={next} />
      <TextInput
        name="email"
        type="email"
        autoComplete="username"
        label={translate('email')}
        defaultValue={state?.email ?? ''}
        error={state?.fields?.['email']}
      />
      <PasswordField
        name="password"
        autoComplete="current-password"
        label={translate('password')}
        error={state?.fields?.['password']}
      />
      <Button type="submit" variant="primary" size="regular" isPending={isPending}>
        {translate('signIn')}
      </Button>
    </form>
  );
}
