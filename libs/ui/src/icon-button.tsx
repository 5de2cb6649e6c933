'use client';

import { type ButtonProps, PlainButton } from './button';

type Props = ButtonProps & { readonly label: string };

/** An icon that does something; its name is always there for screen readers and as a hover title. */
export function IconButton({ label, className = '', ...props }: Props) {
  return (
    <PlainButton
      {...props}
      aria-label={label}
      title={label}
      className={`focus-ring inline-grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-muted transition-colors enabled:hover:bg-sunken enabled:hover:text-text disabled:cursor-default disabled:opacity-50 pointer-coarse:size-11 [&_svg]:size-4 ${className}`}
    />
  );
}
