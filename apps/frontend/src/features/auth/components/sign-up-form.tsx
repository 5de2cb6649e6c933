'use client';

import { Button, Notice, TextInput } from '@todo/ui';
import { useActionState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { signUp } from '../auth-actions';
import { PasswordField } from '@/lib/password-field';

type Props = { readonly next: string };

const never = () => () => undefined;
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function SignUpForm({ next }: Props) {
  const translate = useTranslations('auth');
  const [state, submit, isPending] = useActionState(signUp, undefined);
  const timeZone = useSyncExternalStore(never, browserZone, () => '');
  const isFieldFault = state?.fields !== undefined && Object.keys(state.fields).length > 0;
  return (
    <form action={submit} noValidate className="grid gap-4">
      {state !== undefined && !isFieldFault && <Notice>{state.message}</Notice>}
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <TextInput
        name="name"
        autoComplete="name"
        label={translate('name')}
        hint={translate('nameHint')}
        defaultValue={state?.name ?? ''}
        maxLength={100}
      />
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
        autoComplete="new-password"
        label={translate('password')}
        hint={translate('passwordHint')}
        error={state?.fields?.['password']}
      />
      <Button type="submit" variant="primary" size="regular" isPending={isPending}>
        {translate('signUp')}
      </Button>
    </form>
  );
}
