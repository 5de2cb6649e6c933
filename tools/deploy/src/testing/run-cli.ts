import { execa } from 'execa';
import { launcher, type FixtureWorkspace } from './fixture-workspace.ts';

export interface CliResult {
  readonly exitCode: number;
  /** Both streams together. */
  readonly output: string;
  readonly stdout: string;
  readonly seconds: number;
}

/** When and how a run is ended from outside. */
export interface Stop {
  readonly afterMilliseconds: number;
  /** SIGINT goes to all of its processes, as a terminal's Ctrl-C does; SIGKILL to the tool alone. */
  readonly signal: 'SIGINT' | 'SIGKILL';
}

/** Runs the tool as people do, in a workspace. */
export async function runCli(
  { root }: Pick<FixtureWorkspace, 'root'>,
  args: readonly string[],
  { env = {}, stop }: { env?: Readonly<Record<string, string>>; stop?: Stop } = {},
): Promise<CliResult> {
  const start = Date.now();
  const child = execa(process.execPath, [launcher, ...args], {
    cwd: root,
    all: true,
    reject: false,
    stdin: 'ignore',
    env: { NX_DAEMON: 'false', CI: '', NODE_OPTIONS: '', ...env },
    // A group of its own, so that Ctrl-C reaches the tool's children and not the test.
    detached: stop !== undefined,
  });
  const timer = stop === undefined ? undefined : setTimeout(() => end(child.pid, stop.signal), stop.afterMilliseconds);
  const { exitCode, all, stdout } = await child;
  clearTimeout(timer);
  return { exitCode: exitCode ?? 1, output: all, stdout, seconds: (Date.now() - start) / 1000 };
}

function end(pid: number | undefined, signal: Stop['signal']): void {
  if (pid === undefined) return;
  try {
    process.kill(signal === 'SIGINT' ? -pid : pid, signal);
  } catch {
    // It had ended by itself.
  }
}
