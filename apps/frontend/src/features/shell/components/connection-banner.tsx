'use client';

import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { signInAgain } from '@/lib/call-action';
import { useConnection } from '@/lib/live-events';

export function ConnectionBanner() {
  const translate = useTranslations('shell');
  const connection = useConnection();
  useEffect(() => {
    if (connection === 'signed-out') signInAgain();
  }, [connection]);
  const isAway = connection === 'offline' || connection === 'reconnecting';
  return (
    <div role="status" className="col-span-full">
      {isAway && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-xs text-warn">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {translate(connection)}
        </p>
      )}
    </div>
  );
}
