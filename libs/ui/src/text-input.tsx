'use client';

import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Field, fieldBox } from './field';

type Props = Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'className' | 'id'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly onChange?: (value: string) => void;
  readonly end?: ReactNode;
  readonly className?: string;
};

/** A labelled line of text. */
export function TextInput({ label, hint, error, end, onChange, className = '', ...props }: Props) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <div className={`${fieldBox} ${error === undefined ? '' : 'border-danger'}`}>
          <input
            {...props}
            {...control}
            {...(onChange ? { onChange: (event) => onChange(event.currentTarget.value) } : {})}
            className="h-full min-w-0 flex-1 rounded-md bg-transparent px-3 text-sm outline-none placeholder:text-faint disabled:text-faint page-rtl:text-right"
          />
          {end}
        </div>
      )}
    </Field>
  );
}
