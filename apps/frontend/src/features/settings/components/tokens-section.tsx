'use client';

import type { components } from '@todo/api-client';
import { KeyRound } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { formatMoment } from '../format-moment';
import { revokeToken } from '../settings-actions';
import { RowAction } from './row-action';
import { SettingsSection } from './settings-section';
import { TokenForm } from './token-form';

type Props = {
  readonly tokens: readonly components['schemas']['PersonalTokenRead'][];
  readonly timeZone: string;
  readonly origin: string;
};

export function TokensSection({ tokens, timeZone, origin }: Props) {
  const translate = useTranslations('settings');
  const locale = formatLocale(useLocale());
  const moment = (value: string) => formatMoment(value, locale, timeZone);
  return (
    <SettingsSection id="tokens" title={translate('tokens')} text={translate('tokensText')}>
      {tokens.length > 0 && (
        <ul className="grid grid-cols-1 gap-3">
          {tokens.map((token) => (
            <li key={token.id} className="flex items-center gap-3 text-sm">
              <KeyRound aria-hidden className="size-4 shrink-0 text-faint" />
              <div className="min-w-0 flex-1">
                <p className="truncate">
                  <bdi>{token.name}</bdi>{' '}
                  <span dir="ltr" className="text-xs text-faint">
                    {token.scopes.join(' ')}
                  </span>
                </p>
                <p className="truncate text-xs text-faint">
                  {token.last_used_at
                    ? translate('tokenUsed', { moment: moment(token.last_used_at) })
                    : translate('tokenUnused')}
                  {token.expires_at && ` · ${translate('tokenEnds', { moment: moment(token.expires_at) })}`}
                </p>
              </div>
              <RowAction label={translate('revoke')} describedAs={token.name} action={() => revokeToken(token.id)} />
            </li>
          ))}
        </ul>
      )}
      <TokenForm origin={origin} />
    </SettingsSection>
  );
}
