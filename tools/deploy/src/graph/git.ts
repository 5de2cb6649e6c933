import type { Tool } from '../environment.ts';
import type { Run } from '../process.ts';

interface Git {
  readonly run: Run;
  readonly tools: Readonly<Record<Tool, string>>;
  readonly root: string;
}

async function git({ run, tools, root }: Git, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await run(tools.git, args, { cwd: root });
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** Commit of the checkout, with `-dirty` when files differ from it. undefined outside git. */
export async function readCommit(options: Git): Promise<string | undefined> {
  const [commit, status] = await Promise.all([
    git(options, ['rev-parse', '--short=12', 'HEAD']),
    git(options, ['status', '--porcelain']),
  ]);
  if (commit === undefined) return undefined;
  return status === undefined || status === '' ? commit : `${commit}-dirty`;
}

/** Files that differ from a commit, the uncommitted and new ones included. undefined: git cannot say. */
export async function readChangedFiles(options: Git, base: string): Promise<string[] | undefined> {
  const [changed, untracked] = await Promise.all([
    git(options, ['diff', '--name-only', base, '--']),
    git(options, ['ls-files', '--others', '--exclude-standard']),
  ]);
  if (changed === undefined || untracked === undefined) return undefined;
  return [...new Set(`${changed}\n${untracked}`.split('\n').filter((line) => line !== ''))].sort();
}
