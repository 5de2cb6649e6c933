'use client';

import type { ReactNode } from 'react';
import { lazyPart } from './lazy-part';
import { MenuButton } from './menu-button';

export type MenuChoice = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
};

type Props = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
  readonly className?: string;
  readonly isDisabled?: boolean;
};

const load = () => import('./menu-popover');
const MenuPopover = lazyPart(() => load().then((module) => module.MenuPopover));

/** A menu of things to do. */
export function Menu({ choices, onChoose, ...button }: Props) {
  return (
    <MenuButton {...button} onNear={() => void load()}>
      {(menu) => <MenuPopover {...menu} label={button.label} choices={choices} onChoose={onChoose} />}
    </MenuButton>
  );
}
