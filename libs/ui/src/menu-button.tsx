'use client';

import { type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { IconButton } from './icon-button';

export type OpenMenu = { readonly trigger: RefObject<HTMLButtonElement | null>; readonly onClose: () => void };

type Props = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** Fetches the menu's code, once it is likely to be wanted. */
  readonly onNear: () => void;
  readonly children: (menu: OpenMenu) => ReactNode;
};

/** The button of a menu. The menu itself, and all that it needs, comes when it is first wanted. */
export function MenuButton({ label, icon, className = '', isDisabled = false, onNear, children }: Props) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        className={className}
        isDisabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={onNear}
        onFocus={onNear}
        onPress={() => setIsOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setIsOpen(true);
        }}
      >
        {icon}
      </IconButton>
      {isOpen && <Suspense>{children({ trigger, onClose: () => setIsOpen(false) })}</Suspense>}
    </>
  );
}
