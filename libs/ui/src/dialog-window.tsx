'use client';

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { AriaLanguage, useDismissName } from './aria-language';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  readonly place?: 'center' | 'wide' | 'top' | 'side';
  readonly isTitleHidden?: boolean;
};

const places = {
  center: { overlay: 'items-center justify-center p-4', modal: 'w-full max-w-md rounded-lg' },
  wide: { overlay: 'items-center justify-center p-4', modal: 'w-full max-w-xl rounded-lg' },
  top: { overlay: 'items-start justify-center p-4 pt-[12vh]', modal: 'w-full max-w-xl rounded-lg' },
  side: { overlay: 'items-stretch justify-start', modal: 'w-72 max-w-[85vw]' },
} as const;

export function DialogWindow({ title, isOpen, onClose, children, role, place = 'center', isTitleHidden }: DialogProps) {
  const nameDismiss = useDismissName();
  return (
    <AriaLanguage>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        isDismissable
        className={`fixed inset-0 z-40 flex overflow-auto bg-scrim data-entering:animate-fade-in ${places[place].overlay}`}
      >
        <Modal
          ref={nameDismiss}
          className={`max-h-full overflow-auto border border-line bg-surface text-text shadow-float ${places[place].modal}`}
        >
          <AriaDialog {...(role ? { role } : {})} className="outline-none">
            <Heading slot="title" className={isTitleHidden ? 'sr-only' : 'px-5 pt-5 text-base font-semibold'}>
              {title}
            </Heading>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaLanguage>
  );
}
