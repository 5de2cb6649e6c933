const pythonHeading = /^\s*Traceback \(most recent call last\):/;
const nodeFrame = /^\s+at .+/;

/** A log without the frames of its stacks: what was thrown stays, which says more to its reader than where. Pure. */
export function withoutFrames(log: string): string {
  let isInTraceback = false;
  const kept = log.split('\n').filter((line) => {
    if (pythonHeading.test(line)) isInTraceback = true;
    // The exception itself ends a traceback: it is not indented.
    else if (isInTraceback && /^\S/.test(line)) isInTraceback = false;
    return !isInTraceback && !nodeFrame.test(line);
  });
  return kept.join('\n');
}
