'use client';

import { Menu as AriaMenu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MenuChoice } from './menu';
import type { OpenMenu } from './menu-button';

type Props = OpenMenu & {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
};

export function MenuPopover({ trigger, onClose, label, choices, onChoose }: Props) {
  return (
    <Popover
      isOpen
      triggerRef={trigger}
      trigger="MenuTrigger"
      onOpenChange={onClose}
      placement="bottom end"
      offset={4}
      className="min-w-44 rounded-lg border border-line bg-surface p-1 shadow-float data-entering:animate-fade-in"
    >
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
    </Popover>
  );
}
