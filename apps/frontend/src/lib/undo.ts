'use client';

/** What Ctrl/Cmd+Z takes back: the last changes of this page, newest first. */
const MOST_KEPT = 50;
let steps: readonly (() => void)[] = [];

export function pushUndo(step: () => void): () => void {
  steps = [step, ...steps].slice(0, MOST_KEPT);
  return () => {
    if (!steps.includes(step)) return;
    steps = steps.filter((other) => other !== step);
    step();
  };
}

/** Takes back the newest change; false when there is none. */
export function undoLast(): boolean {
  const [step] = steps;
  if (!step) return false;
  steps = steps.slice(1);
  step();
  return true;
}
