import type { ReactNode } from 'react';

type Props = { readonly tone?: 'danger' | 'warn' | 'info'; readonly children: ReactNode; readonly action?: ReactNode };

const tones = {
  danger: 'bg-danger-soft text-danger',
  warn: 'bg-warn-soft text-warn',
  info: 'bg-accent-soft text-accent-text',
} as const;

/** A sentence that matters now. Danger interrupts a screen reader, the others wait their turn. */
export function Notice({ tone = 'danger', children, action }: Props) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex items-center gap-3 rounded-md px-3 py-2 text-sm ${tones[tone]}`}
    >
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
