'use client';

import type { ReactNode } from 'react';
import { lazyPart } from './lazy-part';
import { MenuButton } from './menu-button';
import type { Choice } from './select';

export type ChoiceSection = {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
};

type Props = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly sections: readonly ChoiceSection[];
  readonly onChoose: (section: string, choice: string) => void;
  readonly className?: string;
};

const load = () => import('./choice-menu-popover');
const ChoiceMenuPopover = lazyPart(() => load().then((module) => module.ChoiceMenuPopover));

/** A menu of settings: one choice of each section is in force. */
export function ChoiceMenu({ sections, onChoose, ...button }: Props) {
  return (
    <MenuButton {...button} onNear={() => void load()}>
      {(menu) => <ChoiceMenuPopover {...menu} label={button.label} sections={sections} onChoose={onChoose} />}
    </MenuButton>
  );
}
