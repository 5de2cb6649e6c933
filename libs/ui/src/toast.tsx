'use client';

import { X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';

export type Toast = {
  readonly text: string;
  readonly tone?: 'plain' | 'danger';
  readonly action?: { readonly label: string; readonly onPress: () => void };
};
type Shown = Toast & { readonly key: number };

const SHOWN_MS = 8000;
const MOST_AT_ONCE = 3;
const nothing: readonly Shown[] = [];
let shown = nothing;
let lastKey = 0;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

export function showToast(toast: Toast): void {
  lastKey += 1;
  change([...shown, { ...toast, key: lastKey }].slice(-MOST_AT_ONCE));
}

export function dismissToasts(): void {
  change(nothing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Props = { readonly label: string; readonly dismissLabel: string };

/** Where toasts appear; always in the page, so that a screen reader hears what is put into it. */
export function ToastRegion({ label, dismissLabel }: Props) {
  const toasts = useSyncExternalStore(
    subscribe,
    () => shown,
    () => nothing,
  );
  return (
    <section aria-label={label} className="pointer-events-none fixed inset-x-0 bottom-4 z-50 px-4 max-lg:bottom-18">
      <div role="status" className="grid justify-items-center gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.key} toast={toast} dismissLabel={dismissLabel} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ toast, dismissLabel }: { readonly toast: Shown; readonly dismissLabel: string }) {
  const dismiss = () => change(shown.filter(({ key }) => key !== toast.key));
  useEffect(() => {
    const timer = setTimeout(() => change(shown.filter(({ key }) => key !== toast.key)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.key]);
  const { action } = toast;
  return (
    <div className="pointer-events-auto flex min-h-11 max-w-full animate-rise-in items-center gap-2 rounded-lg border border-line bg-surface ps-4 pe-1.5 text-sm shadow-float">
      <span className={`min-w-0 py-2 wrap-anywhere ${toast.tone === 'danger' ? 'text-danger' : ''}`}>{toast.text}</span>
      {action !== undefined && (
        <Button
          variant="quiet"
          className="text-accent-text"
          onPress={() => {
            dismiss();
            action.onPress();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={dismissLabel} onPress={dismiss}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
