'use client';

import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { AriaLanguage, useDismissName } from './aria-language';
import { ChoiceRow, choiceRow } from './choice-row';
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
              <ListBoxItem id={choice.id} textValue={choice.label} className={choiceRow}>
                <ChoiceRow label={choice.label} />
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaSelect>
    </AriaLanguage>
  );
}
