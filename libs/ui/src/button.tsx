'use client';

import { Button as AriaButton, type ButtonProps, composeRenderProps } from 'react-aria-components';

type Props = ButtonProps & {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'regular';
};

const looks = {
  primary: 'bg-accent text-on-accent border-accent data-hovered:bg-accent-strong data-hovered:border-accent-strong',
  secondary: 'bg-surface text-text border-line data-hovered:bg-sunken',
  quiet: 'bg-transparent text-muted border-transparent data-hovered:bg-sunken data-hovered:text-text',
  danger: 'bg-surface text-danger border-line data-hovered:bg-danger-soft data-hovered:border-danger',
} as const;

const sizes = { small: 'h-8 px-3 text-sm', regular: 'h-10 px-4 text-sm' } as const;

export function Button({ variant = 'secondary', size = 'small', className, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      className={composeRenderProps(
        className,
        (extra) =>
          `focus-ring inline-flex shrink-0 cursor-pointer items-center justify-center gap-2 rounded-md border font-medium transition-colors select-none data-disabled:cursor-default data-disabled:opacity-60 data-pending:opacity-70 ${looks[variant]} ${sizes[size]} ${extra ?? ''}`,
      )}
    />
  );
}
