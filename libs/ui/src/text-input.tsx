'use client';

import type { HTMLInputAutoCompleteAttribute, ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';

type Props = Omit<TextFieldProps, 'children' | 'className'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
};

export const fieldBox =
  'flex h-10 w-full items-center rounded-md border border-line-strong bg-surface transition-colors focus-within:border-accent focus-within:ring-3 focus-within:ring-glow';

/** A labelled line of text; what is wrong with it is said beside it and announced. */
export function TextInput({ label, hint, error, placeholder, end, inputRef, className, ...props }: Props) {
  return (
    <TextField {...props} isInvalid={error !== undefined} className={`grid gap-1.5 ${className ?? ''}`}>
      <Label className="text-sm font-medium">{label}</Label>
      <div className={`${fieldBox} ${error === undefined ? '' : 'border-danger'}`}>
        <Input
          ref={inputRef}
          {...(placeholder === undefined ? {} : { placeholder })}
          className="h-full min-w-0 flex-1 rounded-md bg-transparent px-3 text-sm outline-none placeholder:text-faint"
        />
        {end}
      </div>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className="text-xs text-faint">
          {hint}
        </Text>
      )}
      <FieldError className="text-xs text-danger">{error}</FieldError>
    </TextField>
  );
}
