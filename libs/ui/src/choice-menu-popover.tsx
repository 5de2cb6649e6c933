'use client';

import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import type { ChoiceSection } from './choice-menu';
import { ChoiceRow, choiceRow } from './choice-row';
import type { OpenMenu } from './menu-button';
import { MenuFrame } from './menu-frame';

type Props = OpenMenu & {
  readonly label: string;
  readonly sections: readonly ChoiceSection[];
  readonly onChoose: (section: string, choice: string) => void;
};

/** Keys are one space for the whole menu, sections included. */
const keyOf = (section: string, choice: string) => `${section}/${choice}`;

export function ChoiceMenuPopover({ trigger, onClose, label, sections, onChoose }: Props) {
  return (
    <MenuFrame trigger={trigger} onClose={onClose} label={label}>
      <AriaMenu
        autoFocus="first"
        aria-label={label}
        items={sections}
        onClose={onClose}
        className="grid gap-1 outline-none"
      >
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
                className={choiceRow}
              >
                <ChoiceRow label={choice.label} />
              </MenuItem>
            ))}
          </MenuSection>
        )}
      </AriaMenu>
    </MenuFrame>
  );
}
