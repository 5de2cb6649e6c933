import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const kept = 3;

const shelfOf = (root: string): string => join(root, 'dist', 'web');
const serverOf = (root: string, key: string): string => join(shelfOf(root), key, 'apps', 'frontend', 'server.js');

/** The build's key in what Nx prints when it runs `frontend:build-key`: Nx's hash of everything that the build reads. */
export function readBuildKey(output: string): string | undefined {
  return /^(\d{6,})\s*$/m.exec(output)?.[1];
}

/** The server of a build that was staged before. */
export function findStagedBuild(root: string, key: string): string | undefined {
  const server = serverOf(root, key);
  return existsSync(server) ? server : undefined;
}

/**
 * Copies Next's standalone output with its static files to a folder of its own, named by the build's key, and gives the
 * path of its server. A running server keeps its files when the next build replaces `.next`.
 */
export async function stageWebBuild(root: string, key: string): Promise<string> {
  const built = join(root, 'apps', 'frontend', '.next');
  const staged = join(shelfOf(root), key);
  const partial = `${staged}.${String(process.pid)}.partial`;
  const app = join(partial, 'apps', 'frontend');
  await mkdir(shelfOf(root), { recursive: true });
  await cp(join(built, 'standalone'), partial, { recursive: true, verbatimSymlinks: true });
  await cp(join(built, 'static'), join(app, '.next', 'static'), { recursive: true });
  const publicFiles = join(root, 'apps', 'frontend', 'public');
  if (existsSync(publicFiles)) await cp(publicFiles, join(app, 'public'), { recursive: true });
  await rename(partial, staged).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    // Another start was quicker, and serves from what it has put there.
    if (findStagedBuild(root, key) === undefined) throw error;
  });
  await removeOldest(shelfOf(root));
  return serverOf(root, key);
}

async function removeOldest(shelf: string): Promise<void> {
  const builds = await Promise.all(
    (await readdir(shelf)).map(async (name) => ({ name, at: (await stat(join(shelf, name))).mtimeMs })),
  );
  const old = builds.sort((one, other) => other.at - one.at).slice(kept);
  await Promise.all(old.map(({ name }) => rm(join(shelf, name), { recursive: true, force: true })));
}
