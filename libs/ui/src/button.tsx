'use client';

import type { ComponentPropsWithRef } from 'react';

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'disabled'> & {
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean;
  /** Waits for an answer: it keeps the focus, and does nothing more until then. */
  readonly isPending?: boolean;
};

type Props = ButtonProps & {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'regular';
};

const looks = {
  primary:
    'bg-accent text-on-accent border-accent enabled:hover:bg-accent-strong enabled:hover:border-accent-strong enabled:active:bg-accent-strong',
  secondary: 'bg-surface text-text border-line enabled:hover:bg-sunken enabled:active:bg-sunken',
  quiet: 'bg-transparent text-muted border-transparent enabled:hover:bg-sunken enabled:hover:text-text',
  danger: 'bg-surface text-danger border-line enabled:hover:bg-danger-soft enabled:hover:border-danger',
} as const;

const sizes = {
  small: 'h-8 px-3 text-sm pointer-coarse:h-11',
  regular: 'h-10 px-4 text-sm pointer-coarse:h-11',
} as const;

export function Button({ variant = 'secondary', size = 'small', className = '', ...props }: Props) {
  return (
    <PlainButton
      {...props}
      className={`focus-ring inline-flex shrink-0 cursor-pointer items-center justify-center gap-2 rounded-md border font-medium transition-colors select-none disabled:cursor-default disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-70 ${looks[variant]} ${sizes[size]} ${className}`}
    />
  );
}

/** The browser's own button, in the words of this library. */
export function PlainButton({
  onPress,
  isDisabled = false,
  isPending = false,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <button
      {...props}
      type={type}
      disabled={isDisabled}
      {...(isPending ? { 'aria-disabled': true } : {})}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onPress?.();
      }}
    />
  );
}
