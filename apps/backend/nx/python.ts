import { execa } from 'execa';

const candidates = [
  { command: 'python3', args: [] },
  { command: 'python3.13', args: [] },
  { command: 'python3.12', args: [] },
  { command: 'python3.11', args: [] },
  { command: 'python', args: [] },
  { command: 'py', args: ['-3'] },
];

export interface Python {
  readonly command: string;
  readonly args: readonly string[];
}

/** "Python 3.11.7" -> whether that is new enough (3.11). Pure. */
export function isSupported(versionLine: string): boolean {
  const [, major, minor] = /Python (\d+)\.(\d+)/.exec(versionLine) ?? [];
  return Number(major) === 3 && Number(minor) >= 11;
}

/** The first Python 3.11 or newer on this machine. @throws Error one sentence when there is none */
export async function findPython(): Promise<Python> {
  const seen: string[] = [];
  for (const candidate of candidates) {
    const { stdout, failed } = await execa(candidate.command, [...candidate.args, '--version'], { reject: false });
    if (failed) continue;
    if (isSupported(stdout)) return candidate;
    seen.push(stdout);
  }
  const found = seen[0] === undefined ? 'none was found' : `only ${seen[0]} was found`;
  throw new Error(`Python 3.11 or newer is needed and ${found}. Install it (with its venv module) and run this again.`);
}
