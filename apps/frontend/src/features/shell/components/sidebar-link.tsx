'use client';

import type { LucideIcon } from 'lucide-react';
import Link, { useLinkStatus } from 'next/link';

type Props = {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly icon?: LucideIcon;
  readonly count?: number | undefined;
  readonly alarm?: string;
  readonly hint?: string;
};

const dots = ['#0ea5e9', '#f59e0b', '#10b981', '#8b5cf6', '#ec4899', '#14b8a6', '#f97316', '#64748b'] as const;

/** The same tag has the same dot everywhere, whatever other tags there are. */
function dotOf(name: string): string {
  const sum = [...name].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return dots[sum % dots.length] ?? dots[0];
}

export function SidebarLink({ href, label, isCurrent, icon: Icon, count, alarm, hint }: Props) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        {...(isCurrent ? { 'aria-current': 'page' } : {})}
        {...(hint === undefined ? {} : { title: hint, 'aria-label': `${label}, ${hint}` })}
        className={`focus-ring flex h-8.5 items-center gap-2.5 rounded-md px-2 text-sm transition-colors has-data-arriving:bg-accent-soft has-data-arriving:text-accent-text pointer-coarse:h-11 ${isCurrent ? 'bg-accent-soft font-medium text-accent-text group-has-data-arriving/views:not-has-data-arriving:bg-transparent' : 'text-muted hover:bg-sunken hover:text-text'}`}
      >
        {Icon ? (
          <Icon aria-hidden strokeWidth={1.75} className="size-4 shrink-0" />
        ) : (
          <span aria-hidden className="mx-1 size-2 shrink-0 rounded-full" style={{ background: dotOf(label) }} />
        )}
        <bdi className="truncate">{label}</bdi>
        {count !== undefined && count > 0 && (
          <span className={`ms-auto text-xs ${alarm ? 'font-medium text-danger' : 'text-faint'}`}>
            {count}
            {alarm && <span className="sr-only">, {alarm}</span>}
          </span>
        )}
        <Arriving />
      </Link>
    </li>
  );
}

/** While the page of this link is being read; the list then gives way to its outline (globals.css). */
function Arriving() {
  const { pending } = useLinkStatus();
  return pending ? <span data-arriving hidden /> : null;
}
