'use client';

import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { fieldBox } from './field';

type Props = {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly string[];
  readonly defaultValue: string;
};

/** For hundreds of choices: the browser's own list opens at once and is typed into. */
export function NativeSelect({ label, name, choices, defaultValue }: Props) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <span className={`${fieldBox} relative`}>
        <select
          key={defaultValue}
          id={id}
          name={name}
          defaultValue={defaultValue}
          className="h-full w-full cursor-pointer appearance-none rounded-md bg-surface ps-3 pe-9 text-sm outline-none"
        >
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute end-3 size-4 text-faint" />
      </span>
    </div>
  );
}
