'use client';

import { IconButton, TextInput } from '@todo/ui';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly error?: string | undefined;
};

export function PasswordField(props: Props) {
  const translate = useTranslations('auth');
  const [isShown, setIsShown] = useState(false);
  return (
    <TextInput
      {...props}
      type={isShown ? 'text' : 'password'}
      maxLength={1024}
      end={
        <IconButton
          className="me-1"
          label={translate(isShown ? 'hidePassword' : 'showPassword')}
          onPress={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </IconButton>
      }
    />
  );
}
