import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BuildTask {
  readonly service: string;
  readonly hash: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** Runs docker-build targets that need no other task before them, each in a process of its own. */
export interface BuildTasks {
  /** Starts a process for the next build, so that it has loaded Nx by the time that it is known. */
  warm(): void;
  /** Resolves to the exit code. */
  run(task: BuildTask): Promise<number>;
  /** Ends what was started for nothing. */
  close(): void;
}

/** Beside this module in the bundle. */
const script = (): string => fileURLToPath(new URL('build-task.cjs', import.meta.url));

export function createBuildTasks(root: string, env: Readonly<Record<string, string | undefined>>): BuildTasks {
  let waiting: ChildProcess | undefined;
  const start = (): ChildProcess =>
    spawn(process.execPath, [script()], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  return {
    warm() {
      waiting ??= start();
    },
    async run({ service, hash, signal, onLine }) {
      const child = waiting?.connected === true ? waiting : start();
      waiting = undefined;
      const stop = (): void => void child.kill();
      signal.addEventListener('abort', stop);
      for (const stream of [child.stdout, child.stderr]) {
        if (stream !== null) createInterface({ input: stream }).on('line', onLine);
      }
      const ended = new Promise<number>((settle) => {
        child.once('error', () => settle(1));
        child.once('close', (code) => settle(code ?? 1));
      });
      child.send({ service, hash }, () => undefined);
      try {
        return await ended;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close() {
      waiting?.kill();
      waiting = undefined;
    },
  };
}
