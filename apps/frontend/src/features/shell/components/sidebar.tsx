'use client';

import { CalendarDays, CircleCheck, Clock, List, type LucideIcon, Settings, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { BrandMark } from '@/lib/brand-mark';
import { SidebarLink } from './sidebar-link';

export type Overview = {
  readonly today: number;
  readonly overdue: number;
  readonly upcoming: number;
  readonly all: number;
  readonly tags: readonly { readonly name: string; readonly count: number }[];
};

type Props = { readonly overview: Overview | null; readonly name: string };

const views = ['today', 'upcoming', 'all', 'completed', 'trash'] as const;
const icons: Record<(typeof views)[number], LucideIcon> = {
  today: CalendarDays,
  upcoming: Clock,
  all: List,
  completed: CircleCheck,
  trash: Trash2,
};

export function Sidebar({ overview, name }: Props) {
  const translate = useTranslations('shell');
  const pathname = usePathname();
  const parameters = useSearchParams();
  const isList = pathname === '/tasks';
  const tag = isList ? parameters.get('tag') : null;
  const current = isList && tag === null ? (parameters.get('view') ?? 'all') : null;
  const counts: Partial<Record<string, number>> = overview
    ? { today: overview.today, upcoming: overview.upcoming, all: overview.all }
    : {};
  return (
    <nav aria-label={translate('views')} className="group/views flex h-full flex-col gap-5 overflow-auto px-3 py-4">
      <Link href="/tasks" prefetch={false} className="focus-ring self-start rounded-md px-2">
        <BrandMark />
      </Link>
      <ul className="grid gap-0.5">
        {views.map((view) => (
          <SidebarLink
            key={view}
            href={view === 'all' ? '/tasks' : `/tasks?view=${view}`}
            icon={icons[view]}
            label={translate(view)}
            isCurrent={current === view}
            count={counts[view]}
            {...(view === 'today' && overview && overview.overdue > 0
              ? { alarm: translate('overdueCount', { count: overview.overdue }) }
              : {})}
          />
        ))}
      </ul>
      {overview && overview.tags.length > 0 && (
        <div>
          <h2 className="px-2 pb-1 text-xs font-medium text-faint">{translate('tags')}</h2>
          <ul className="grid gap-0.5">
            {overview.tags.slice(0, 30).map(({ name: tagName, count }) => (
              <SidebarLink
                key={tagName}
                href={`/tasks?tag=${encodeURIComponent(tagName)}`}
                label={tagName}
                isCurrent={tag === tagName}
                count={count}
              />
            ))}
          </ul>
        </div>
      )}
      <ul className="mt-auto">
        <SidebarLink
          href="/settings"
          icon={Settings}
          label={name}
          hint={translate('settings')}
          isCurrent={pathname === '/settings'}
        />
      </ul>
    </nav>
  );
}
