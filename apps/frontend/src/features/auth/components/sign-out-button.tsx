'use client';

import { Button } from '@todo/ui';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { signOut } from '../auth-actions';

export function SignOutButton() {
  const translate = useTranslations('auth');
  return (
    <form action={signOut}>
      <Button type="submit">
        <LogOut aria-hidden className="mirrored size-4" />
        {translate('signOut')}
      </Button>
    </form>
  );
}
