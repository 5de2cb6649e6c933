import { execa } from 'execa';

export interface Child {
  readonly name: string;
  /** `undefined` when it could not be started. */
  readonly pid: number | undefined;
  /** Settles when the process has ended, however it ended. */
  readonly ended: Promise<{ code: number | undefined; signal: string | undefined }>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onLine: (line: string) => void;
}

/** How long a service may drain before it is ended the hard way. */
const graceSeconds = 25;

function onLines(stream: NodeJS.ReadableStream | undefined | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.on('data', (chunk: Buffer | string) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  });
  stream?.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}

/** Starts a service; its lines go to `onLine`. */
export function startChild({ name, command, args, cwd, env, onLine }: ChildOptions): Child {
  const child = execa(command, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    buffer: false,
    // Ctrl-C reaches the whole foreground group at once; the order of stopping is ours.
    detached: process.platform !== 'win32',
    forceKillAfterDelay: graceSeconds * 1000,
  });
  onLines(child.stdout, onLine);
  onLines(child.stderr, onLine);
  const ended = child.then((result) => ({ code: result.exitCode, signal: result.signal }));
  return {
    name,
    pid: child.pid,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
