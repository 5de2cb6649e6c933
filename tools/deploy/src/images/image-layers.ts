export interface ImageLayer {
  /** The instruction that made it, without build arguments: one of them might be a secret. */
  readonly step: string;
  readonly sizeBytes: number;
}

const longestStep = 120;

/** Reads `docker history`, newest first, into layers from the base upwards; what weighs nothing is left out. Pure. */
export function parseLayers(history: string): ImageLayer[] {
  return history
    .split('\n')
    .map((line) => {
      const bar = line.indexOf('|');
      return { step: readableStep(line.slice(bar + 1)), sizeBytes: Number(line.slice(0, Math.max(bar, 0))) };
    })
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .reverse();
}

/** The instruction as the Dockerfile has it, in one short line. Pure. */
function readableStep(createdBy: string): string {
  const plain = createdBy
    .replace(/\s*# buildkit\s*$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    // `RUN |2 NAME=value OTHER=value /bin/sh -c command`: the arguments stand before the shell.
    .replace(/^(RUN )?\|\d+ .*?(?=\/bin\/sh -c )/, '$1')
    .replace(/\/bin\/sh -c /, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > longestStep ? `${plain.slice(0, longestStep - 1)}…` : plain;
}
