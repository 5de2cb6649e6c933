'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps, composeRenderProps } from 'react-aria-components';

type Props = Omit<ButtonProps, 'children'> & { readonly label: string; readonly children: ReactNode };

/** An icon that does something; its name is always there for screen readers and as a hover title. */
export function IconButton({ label, children, className, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      render={(domProps) => <button {...domProps} title={label} />}
      className={composeRenderProps(
        className,
        (extra) =>
          `focus-ring inline-grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-muted transition-colors data-disabled:cursor-default data-disabled:opacity-50 data-hovered:bg-sunken data-hovered:text-text pointer-coarse:size-10 [&_svg]:size-4 ${extra ?? ''}`,
      )}
    >
      {children}
    </AriaButton>
  );
}
