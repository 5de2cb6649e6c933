'use client';

const rowOf = (taskId: number) => document.getElementById(`task-${String(taskId)}`);

export function focusRow(taskId: number): boolean {
  const row = rowOf(taskId);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== null;
}

/** Brings a row into view that may not be rendered yet, and focuses it. */
export function revealRow(taskId: number, offset: number): void {
  if (focusRow(taskId)) return;
  const pane = document.querySelector('[data-scrolls]');
  const list = document.getElementById('task-list');
  if (!pane || !list) return;
  const top = list.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  pane.scrollTop = top + offset - pane.clientHeight / 2;
  setTimeout(() => focusRow(taskId), 100);
}
