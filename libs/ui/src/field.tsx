'use client';

import { type ReactNode, useId } from 'react';

export const fieldBox =
  'flex h-10 w-full items-center pointer-coarse:h-11 rounded-md border border-line-strong bg-surface transition-colors focus-within:border-accent focus-within:ring-3 focus-within:ring-glow';

type Control = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: (control: Control) => ReactNode;
};

/** A control with its label; what is wrong with it is said beside it, announced, and tied to it. */
export function Field({ label, hint, error, className = '', children }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={`grid grid-cols-1 content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {note !== undefined && (
        <p
          id={`${id}-note`}
          {...(error === undefined ? {} : { role: 'alert' })}
          className={`text-xs ${error === undefined ? 'text-faint' : 'text-danger'}`}
        >
          {note}
        </p>
      )}
    </div>
  );
}
