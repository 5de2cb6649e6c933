import { copyFile, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];

/**
 * A copy of the checkout as it is now (committed or not, ignored files left out) that is a repository of its own, uses
 * the same installed packages and the same `.data`. A change made in it leaves the checkout alone.
 */
export async function copyWorktree(root: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'todo-clone-'));
  const { stdout } = await execa('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root });
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    // A file deleted but not yet committed is listed too.
    await copyFile(join(root, file), join(path, file)).catch(() => undefined);
  }
  await linkPackages(root, path);
  await symlink(join(root, '.data'), join(path, '.data'));
  await execa('git', ['init', '-q', '-b', 'main'], { cwd: path });
  await execa('git', ['add', '-A'], { cwd: path });
  await execa('git', [...identity, 'commit', '-q', '-m', 'copy'], { cwd: path });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Links every installed package; the workspace's own ones must lead to the copy, which their relative links do. */
async function linkPackages(root: string, path: string): Promise<void> {
  await mkdir(join(path, 'node_modules', '@todo'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name === '@todo') continue;
    await symlink(join(root, 'node_modules', name), join(path, 'node_modules', name));
  }
  for (const name of await readdir(join(root, 'node_modules', '@todo'))) {
    await symlink(await readlink(join(root, 'node_modules', '@todo', name)), join(path, 'node_modules', '@todo', name));
  }
}
