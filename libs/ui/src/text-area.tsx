'use client';

import { Label, TextArea as AriaTextArea, TextField } from 'react-aria-components';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly rows?: number;
};

export function TextArea({ label, value, onChange, maxLength, rows = 4 }: Props) {
  return (
    <TextField value={value} onChange={onChange} maxLength={maxLength ?? 4000} className="grid gap-1.5">
      <Label className="text-sm font-medium">{label}</Label>
      <AriaTextArea
        dir="auto"
        rows={rows}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 text-sm outline-none transition-colors focus:border-accent focus:ring-3 focus:ring-glow page-rtl:text-right"
      />
    </TextField>
  );
}
