import type { Writable } from 'node:stream';
import { execa } from 'execa';

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  /** A program whose output is the input, as in a shell's pipe. */
  readonly inputFrom?: { readonly command: string; readonly args: readonly string[] };
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
  /** How long a program may take to end after it was told to. */
  readonly graceMilliseconds?: number;
  /** Each line of both streams as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface Outcome {
  /** 0 on success; 127 when there is no such program. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; an exit code is a value, not an exception. Secrets go through `input`, never `args`. */
export type Run = (command: string, args: readonly string[], options?: RunOptions) => Promise<Outcome>;

export const runProcess: Run = async (command, args, options = {}) => {
  const { cwd, input, inputFrom, env, timeoutMilliseconds, signal, graceMilliseconds = 3000, onLine } = options;
  const child = execa(command, args, {
    reject: false,
    // Both streams as one cost a merge, and only whoever follows the lines wants that.
    all: onLine !== undefined,
    extendEnv: true,
    forceKillAfterDelay: graceMilliseconds,
    stdin: input === undefined && inputFrom === undefined ? 'ignore' : 'pipe',
    ...(cwd === undefined ? {} : { cwd }),
    ...(input === undefined ? {} : { input }),
    ...(env === undefined ? {} : { env }),
    ...(timeoutMilliseconds === undefined ? {} : { timeout: timeoutMilliseconds }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  const source = inputFrom === undefined ? undefined : feed(inputFrom, child.stdin);
  if (onLine !== undefined) {
    for await (const line of child.iterable({ from: 'all' })) onLine(line);
  }
  const result = await child;
  const fed = await source;
  if (fed !== undefined && fed.exitCode !== 0) return fed;
  const isMissing = result.code === 'ENOENT' || result.code === 'EACCES';
  return {
    exitCode: isMissing ? 127 : (result.exitCode ?? 1),
    stdout: result.stdout,
    stderr: isMissing ? `${command}: no such program` : result.stderr,
  };
};

/** Gives one program's output to another. Resolves when the first one has ended. */
async function feed(
  { command, args }: NonNullable<RunOptions['inputFrom']>,
  target: Writable | null,
): Promise<Outcome> {
  const source = execa(command, args, { reject: false, stdin: 'ignore', buffer: { stdout: false } });
  // The reader may end early; its own exit code tells why.
  target?.on('error', () => source.kill());
  if (target !== null) source.stdout.pipe(target);
  const { exitCode, stderr } = await source;
  return { exitCode: exitCode ?? 1, stdout: '', stderr };
}

/** The last lines that say something. Pure. */
export function lastLines(text: string, count = 12): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-count);
}
