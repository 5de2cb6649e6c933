'use client';

import { Field } from './field';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly rows?: number;
};

export function TextArea({ label, value, onChange, maxLength = 4000, rows = 4 }: Props) {
  return (
    <Field label={label}>
      {(control) => (
        <textarea
          {...control}
          dir="auto"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className="w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 text-sm transition-colors outline-none focus:border-accent focus:ring-3 focus:ring-glow page-rtl:text-right"
        />
      )}
    </Field>
  );
}
