'use client';

import { Suspense } from 'react';
import type { DialogProps } from './dialog-window';
import { lazyPart } from './lazy-part';

const DialogWindow = lazyPart(() => import('./dialog-window').then((module) => module.DialogWindow));

/** Comes with its code when it is first opened. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  );
}
