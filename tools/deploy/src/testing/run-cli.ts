import { execa } from 'execa';
import { launcher, type FixtureWorkspace } from './fixture-workspace.ts';

export interface CliResult {
  readonly exitCode: number;
  /** Both streams together. */
  readonly output: string;
  readonly stdout: string;
  readonly seconds: number;
}

/** Runs the tool as people do, in a workspace. */
export async function runCli(
  { root }: Pick<FixtureWorkspace, 'root'>,
  args: readonly string[],
  { env = {}, killAfter }: { env?: Readonly<Record<string, string>>; killAfter?: number } = {},
): Promise<CliResult> {
  const start = Date.now();
  const { exitCode, all, stdout } = await execa(process.execPath, [launcher, ...args], {
    cwd: root,
    all: true,
    reject: false,
    stdin: 'ignore',
    env: { NX_DAEMON: 'false', CI: '', NODE_OPTIONS: '', ...env },
    ...(killAfter === undefined ? {} : { timeout: killAfter, killSignal: 'SIGKILL' }),
  });
  return { exitCode: exitCode ?? 1, output: all, stdout, seconds: (Date.now() - start) / 1000 };
}
