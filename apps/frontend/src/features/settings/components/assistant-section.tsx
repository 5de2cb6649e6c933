'use client';

import { Switch } from '@todo/ui';
import { useOptimistic, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { useIsVoiceAvailable } from '../use-is-voice-available';
import { allowVoice } from '../settings-actions';
import { SettingsSection } from './settings-section';

type Props = { readonly isVoiceAllowed: boolean; readonly isHosted: boolean };

export function AssistantSection({ isVoiceAllowed, isHosted }: Props) {
  const translate = useTranslations('settings');
  const [isAllowed, setIsAllowed] = useOptimistic(isVoiceAllowed);
  const [, startTransition] = useTransition();
  const isAvailable = useIsVoiceAvailable();
  return (
    <SettingsSection id="assistant" title={translate('assistant')}>
      <p className="text-sm text-muted">{translate('assistantEngine')}</p>
      <p className="text-sm text-muted">{translate('assistantSent')}</p>
      <p className="text-sm text-muted">{translate(isHosted ? 'assistantHosted' : 'assistantLocal')}</p>
      {isAvailable && (
        <div className="grid gap-1 border-t border-line pt-4">
          <Switch
            isSelected={isAllowed}
            onChange={(next) =>
              startTransition(async () => {
                setIsAllowed(next);
                await allowVoice(next);
              })
            }
          >
            {translate('voice')}
          </Switch>
          <p className="text-xs text-faint">{translate('voiceText')}</p>
        </div>
      )}
    </SettingsSection>
  );
}
