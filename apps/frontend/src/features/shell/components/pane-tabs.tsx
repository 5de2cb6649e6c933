'use client';

import { ListTodo } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';

type Tab = 'tasks' | 'chat';
type Props = { readonly tab: Tab; readonly onChange: (tab: Tab) => void; readonly chatIcon: ReactNode };

export function PaneTabs({ tab, onChange, chatIcon }: Props) {
  const translate = useTranslations('shell');
  return (
    <nav aria-label={translate('panes')} className="lg:hidden">
      <div
        role="tablist"
        aria-label={translate('panes')}
        className="grid grid-cols-2 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]"
      >
        {(['tasks', 'chat'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab === name}
            aria-controls={name === 'tasks' ? 'main' : 'chat'}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onChange(name)}
            onKeyDown={({ key }) => {
              if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
              const other = name === 'tasks' ? 'chat' : 'tasks';
              onChange(other);
              document.getElementById(`tab-${other}`)?.focus();
            }}
            className={`focus-ring flex h-14 cursor-pointer items-center justify-center gap-2 text-sm font-medium -outline-offset-2! [&_svg]:size-4 ${tab === name ? 'text-accent-text shadow-[inset_0_2px_var(--accent)]' : 'text-muted'}`}
          >
            {name === 'tasks' ? <ListTodo aria-hidden /> : chatIcon}
            {translate(name)}
          </button>
        ))}
      </div>
    </nav>
  );
}
