import type { ReactNode } from 'react';

type Props = { readonly children: ReactNode };

export function Kbd({ children }: Props) {
  return (
    <kbd
      dir="ltr"
      className="inline-grid h-6 min-w-6 place-items-center rounded-md border border-line bg-sunken px-1.5 font-sans text-xs text-muted"
    >
      {children}
    </kbd>
  );
}
