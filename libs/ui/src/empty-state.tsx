import type { ReactNode } from 'react';

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-14 text-center">
      <div
        aria-hidden
        className="mb-2 grid size-12 place-items-center rounded-full bg-sunken text-faint [&_svg]:size-5"
      >
        {icon}
      </div>
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="max-w-sm text-sm text-muted">{children}</div>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
