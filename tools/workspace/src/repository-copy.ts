import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];

export interface RepositoryCopy {
  readonly path: string;
  commit(message: string): void;
  remove(): void;
}

/** A clone of the checkout as it is now, with the same installed packages, for commits that a test tries out. */
export function copyRepository(): RepositoryCopy {
  const path = mkdtempSync(join(tmpdir(), 'todo-graph-'));
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8' }).trim();
  // A commit of what is not committed yet, which no branch names; empty when everything is.
  const changed = git(workspaceRoot, 'stash', 'create');
  git(workspaceRoot, 'clone', '--quiet', '--shared', '--no-checkout', '.', path);
  git(path, 'checkout', '--quiet', '--detach', changed || git(workspaceRoot, 'rev-parse', 'HEAD'));
  for (const folder of ['.', ...projectFolders()]) {
    const packages = join(workspaceRoot, folder, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(path, folder, 'node_modules'), 'junction');
  }
  return {
    path,
    commit: (message) => git(path, 'commit', '--quiet', '--all', '--no-verify', '--message', message),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const projectFolders = (): string[] =>
  ['apps', 'libs', 'tools'].flatMap((group) =>
    readdirSync(join(workspaceRoot, group)).map((name) => join(group, name)),
  );
