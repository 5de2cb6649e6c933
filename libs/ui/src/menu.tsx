'use client';

import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover } from 'react-aria-components';

export type MenuChoice = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
};

type Props = {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
};

export function Menu({ trigger, label, choices, onChoose }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement="bottom end"
        className="min-w-44 rounded-lg border border-line bg-surface p-1 shadow-float data-entering:animate-fade-in"
      >
        <AriaMenu aria-label={label} items={choices} onAction={(key) => onChoose(String(key))} className="outline-none">
          {(choice) => (
            <AriaMenuItem
              id={choice.id}
              textValue={choice.label}
              isDisabled={choice.isDisabled ?? false}
              className={`flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-disabled:cursor-default data-disabled:text-faint data-focused:bg-sunken pointer-coarse:h-11 [&_svg]:size-4 ${choice.isDanger ? 'text-danger' : ''}`}
            >
              {choice.icon}
              {choice.label}
            </AriaMenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
