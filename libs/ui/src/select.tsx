'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { AriaLanguage, useDismissName } from './aria-language';
import { fieldBox } from './field';

export type Choice = { readonly id: string; readonly label: string };

type Props = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly name?: string;
};

export function Select({ label, choices, value, onChange, name }: Props) {
  const nameDismiss = useDismissName();
  return (
    <AriaLanguage>
      <AriaSelect
        value={value}
        onChange={(key) => {
          if (key !== null) onChange(String(key));
        }}
        {...(name === undefined ? {} : { name })}
        className="grid gap-1.5"
      >
        <Label className="text-sm font-medium">{label}</Label>
        <Button className={`${fieldBox} cursor-pointer justify-between gap-2 px-3 text-start text-sm`}>
          <SelectValue className="block truncate first-letter:uppercase">
            {() => choices.find(({ id }) => id === value)?.label}
          </SelectValue>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
        </Button>
        <Popover
          ref={nameDismiss}
          className="max-h-72! w-(--trigger-width) overflow-auto rounded-lg border border-line bg-surface p-1 shadow-float"
        >
          <ListBox items={choices} className="outline-none">
            {(choice) => (
              <ListBoxItem
                id={choice.id}
                textValue={choice.label}
                className="group flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 text-sm outline-none data-focused:bg-sunken pointer-coarse:min-h-11"
              >
                <Check aria-hidden className="invisible size-4 text-accent-text group-data-selected:visible" />
                <span className="block first-letter:uppercase">{choice.label}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaSelect>
    </AriaLanguage>
  );
}
