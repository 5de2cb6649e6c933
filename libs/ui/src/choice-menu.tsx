'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Choice } from './select';

export type ChoiceSection = {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
};

type Props = {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly sections: readonly ChoiceSection[];
  readonly onChoose: (section: string, choice: string) => void;
};

/** Keys are one space for the whole menu, sections included. */
const keyOf = (section: string, choice: string) => `${section}/${choice}`;

/** A menu of settings: one choice of each section is in force. */
export function ChoiceMenu({ trigger, label, sections, onChoose }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement="bottom end"
        className="min-w-48 overflow-auto rounded-lg border border-line bg-surface p-1 shadow-float data-entering:animate-fade-in"
      >
        <AriaMenu aria-label={label} items={sections} className="grid gap-1 outline-none">
          {(section) => (
            <MenuSection
              id={section.id}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[keyOf(section.id, section.value)]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : keys;
                const chosen = section.choices.find(({ id }) => keyOf(section.id, id) === key);
                if (chosen) onChoose(section.id, chosen.id);
              }}
            >
              <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">{section.label}</Header>
              {section.choices.map((choice) => (
                <MenuItem
                  key={choice.id}
                  id={keyOf(section.id, choice.id)}
                  textValue={choice.label}
                  className="group flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-focused:bg-sunken pointer-coarse:min-h-11"
                >
                  <Check aria-hidden className="invisible size-4 text-accent-text group-data-selected:visible" />
                  {choice.label}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
