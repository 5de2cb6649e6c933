'use client';

import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** For what cannot be undone. What can be undone happens at once, with a toast. */
export function ConfirmDialog(props: Props) {
  const { title, children, confirmLabel, cancelLabel, isOpen, isPending = false, onConfirm, onClose } = props;
  return (
    <Dialog title={title} role="alertdialog" isOpen={isOpen} onClose={onClose}>
      <div className="px-5 pt-2 text-sm text-muted">{children}</div>
      <div className="flex justify-end gap-2 p-5">
        <Button onPress={onClose} autoFocus>
          {cancelLabel}
        </Button>
        <Button variant="danger" onPress={onConfirm} isPending={isPending}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
