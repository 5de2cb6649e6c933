import { execa } from 'execa';

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
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
  const { cwd, input, env, timeoutMilliseconds, signal, onLine } = options;
  const child = execa(command, args, {
    reject: false,
    all: true,
    extendEnv: true,
    forceKillAfterDelay: 3000,
    stdin: input === undefined ? 'ignore' : 'pipe',
    ...(cwd === undefined ? {} : { cwd }),
    ...(input === undefined ? {} : { input }),
    ...(env === undefined ? {} : { env }),
    ...(timeoutMilliseconds === undefined ? {} : { timeout: timeoutMilliseconds }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  if (onLine !== undefined) {
    for await (const line of child.iterable({ from: 'all' })) onLine(line);
  }
  const result = await child;
  const isMissing = result.code === 'ENOENT' || result.code === 'EACCES';
  return {
    exitCode: isMissing ? 127 : (result.exitCode ?? 1),
    stdout: result.stdout,
    stderr: isMissing ? `${command}: no such program` : result.stderr,
  };
};

/** The last lines that say something. Pure. */
export function lastLines(text: string, count = 12): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-count);
}
