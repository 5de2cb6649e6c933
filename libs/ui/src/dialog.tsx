'use client';

import { lazy, Suspense } from 'react';
import type { DialogProps } from './dialog-window';

const DialogWindow = lazy(() => import('./dialog-window').then((module) => ({ default: module.DialogWindow })));

/** Comes with its code when it is first opened. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  );
}
