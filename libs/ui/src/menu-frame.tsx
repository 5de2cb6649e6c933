'use client';

import type { ReactNode } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { AriaLanguage, useDismissName } from './aria-language';
import type { OpenMenu } from './menu-button';

type Props = OpenMenu & { readonly label: string; readonly children: ReactNode };

/** What floats below a menu's button, whatever is in it. */
export function MenuFrame({ trigger, onClose, label, children }: Props) {
  const nameDismiss = useDismissName();
  return (
    <AriaLanguage>
      <Popover
        ref={nameDismiss}
        isOpen
        aria-label={label}
        triggerRef={trigger}
        trigger="MenuTrigger"
        onOpenChange={onClose}
        placement="bottom end"
        offset={4}
        className="min-w-44 overflow-auto rounded-lg border border-line bg-surface p-1 shadow-float data-entering:animate-fade-in"
      >
        {children}
      </Popover>
    </AriaLanguage>
  );
}
