'use client';

import type { components } from '@todo/api-client';
import { Monitor } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatLocale } from '@/lib/intl';
import { describeBrowser } from '../describe-browser';
import { formatMoment } from '../format-moment';
import { endOtherSessions, endSession } from '../settings-actions';
import { RowAction } from './row-action';
import { SettingsSection } from './settings-section';

type Props = { readonly sessions: readonly components['schemas']['SessionRead'][]; readonly timeZone: string };

export function SessionsSection({ sessions, timeZone }: Props) {
  const translate = useTranslations('settings');
  const locale = formatLocale(useLocale());
  return (
    <SettingsSection id="sessions" title={translate('sessions')} text={translate('sessionsText')}>
      <ul className="grid grid-cols-1 gap-3">
        {sessions.map((session) => {
          const browser = describeBrowser(session.user_agent) ?? translate('unknownBrowser');
          return (
            <li key={session.id} className="flex items-center gap-3 text-sm">
              <Monitor aria-hidden className="size-4 shrink-0 text-faint" />
              <div className="min-w-0 flex-1">
                <p className="truncate">
                  <bdi>{browser}</bdi>
                  {session.current && <span className="text-done"> · {translate('thisSession')}</span>}
                </p>
                <p className="truncate text-xs text-faint">
                  <bdi>{session.address}</bdi> · {formatMoment(session.last_used_at, locale, timeZone)}
                </p>
              </div>
              {!session.current && (
                <RowAction
                  label={translate('endSession')}
                  describedAs={browser}
                  action={() => endSession(session.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <div>
          <RowAction label={translate('endOthers')} action={endOtherSessions} />
        </div>
      )}
    </SettingsSection>
  );
}
