'use client';

import { Menu as AriaMenu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu';
import type { MenuChoice } from './menu';
import type { OpenMenu } from './menu-button';
import { MenuFrame } from './menu-frame';

type Props = OpenMenu & {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
};

export function MenuPopover({ trigger, onClose, label, choices, onChoose }: Props) {
  return (
    <MenuFrame trigger={trigger} onClose={onClose} label={label}>
      <AriaMenu
        autoFocus="first"
        aria-label={label}
        items={choices}
        onClose={onClose}
        onAction={(key) => onChoose(String(key))}
        className="outline-none"
      >
        {(choice) => (
          <AriaMenuItem
            id={choice.id}
            textValue={choice.label}
            isDisabled={choice.isDisabled ?? false}
            className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-disabled:cursor-default data-disabled:text-faint data-focused:bg-sunken pointer-coarse:min-h-11 [&_svg]:size-4 ${choice.isDanger ? 'text-danger' : ''}`}
          >
            {choice.icon}
            {choice.label}
          </AriaMenuItem>
        )}
      </AriaMenu>
    </MenuFrame>
  );
}
