'use client';

import { Dialog, IconButton, ToastRegion } from '@todo/ui';
import { Menu as MenuIcon } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { BrandMark } from '@/lib/brand-mark';
import { LiveEvents } from '@/lib/live-events';
import { useOverview } from '../use-overview';
import { ConnectionBanner } from './connection-banner';
import { GlobalKeys } from './global-keys';
import { type Overview, Sidebar } from './sidebar';

type Props = { readonly overview: Overview | null; readonly name: string; readonly children: ReactNode };

/** What stays while pages change: views, connection, messages. */
export function AppFrame(props: Props) {
  const translate = useTranslations();
  return (
    <LiveEvents>
      <a
        href="#main"
        className="focus-ring fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-surface px-3 py-2 text-sm shadow-float focus:translate-y-0"
      >
        {translate('app.skip')}
      </a>
      <div className="flex h-dvh flex-col">
        <ConnectionBanner />
        <Frame {...props} />
      </div>
      <GlobalKeys />
      <ToastRegion label={translate('shell.messages')} dismissLabel={translate('shell.dismiss')} />
    </LiveEvents>
  );
}

function Frame({ overview: initial, name, children }: Props) {
  const overview = useOverview(initial);
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-2 lg:hidden">
        <ViewsDrawer overview={overview} name={name} />
        <BrandMark />
      </header>
      <div className="w-58 shrink-0 border-e border-line max-lg:hidden">
        <Sidebar overview={overview} name={name} />
      </div>
      {children}
    </div>
  );
}

function ViewsDrawer({ overview, name }: { readonly overview: Overview | null; readonly name: string }) {
  const translate = useTranslations('shell');
  const place = `${usePathname()}?${useSearchParams().toString()}`;
  const [openedAt, setOpenedAt] = useState<string>();
  return (
    <>
      <IconButton label={translate('menu')} onPress={() => setOpenedAt(place)}>
        <MenuIcon aria-hidden />
      </IconButton>
      <Dialog
        title={translate('views')}
        isTitleHidden
        place="side"
        isOpen={openedAt === place}
        onClose={() => setOpenedAt(undefined)}
      >
        <Sidebar overview={overview} name={name} />
      </Dialog>
    </>
  );
}
