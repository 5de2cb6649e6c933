import type { ReactNode } from 'react';

type Props = {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
};

export function SettingsSection({ id, title, text, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid scroll-mt-6 grid-cols-1 gap-4">
      <div>
        <h2 id={`${id}-title`} className="text-base font-semibold">
          {title}
        </h2>
        {text !== undefined && <p className="mt-1 text-sm text-muted">{text}</p>}
      </div>
      <div className="grid grid-cols-1 gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5">{children}</div>
    </section>
  );
}
