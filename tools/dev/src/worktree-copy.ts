import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises';
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
  for (const folder of ['.', ...(await listProjects(root))]) {
    await linkPackages(join(root, folder, 'node_modules'), join(path, folder, 'node_modules'));
  }
  await symlink(join(root, '.data'), join(path, '.data'));
  await execa('git', ['init', '-q', '-b', 'main'], { cwd: path });
  await execa('git', ['add', '-A'], { cwd: path });
  await execa('git', [...identity, 'commit', '-q', '-m', 'copy'], { cwd: path });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function listProjects(root: string): Promise<string[]> {
  const groups = await Promise.all(
    ['apps', 'libs', 'tools'].map(async (group) => (await readdir(join(root, group))).map((name) => join(group, name))),
  );
  return groups.flat();
}

/**
 * The installed packages as hard links: no bytes are copied, and every relative link leads into the copy, the
 * workspace's own packages above all.
 */
async function linkPackages(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === '.cache') continue;
    if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (entry.isDirectory()) await linkPackages(source, target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}
