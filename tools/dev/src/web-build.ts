import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const kept = 3;

/**
 * Copies Next's standalone output with its static files to a folder of its own, named by the build, and gives the path of
 * its server. A running server keeps its files when the next build replaces `.next`.
 */
export async function stageWebBuild(root: string): Promise<string> {
  const built = join(root, 'apps', 'frontend', '.next');
  const buildId = (await readFile(join(built, 'BUILD_ID'), 'utf8')).trim();
  const shelf = join(root, 'dist', 'web');
  const staged = join(shelf, buildId);
  const server = join(staged, 'apps', 'frontend', 'server.js');
  const builtAt = (await stat(join(built, 'standalone', 'apps', 'frontend', 'server.js'))).mtimeMs;
  const present = await stat(server).catch(() => undefined);
  if (present === undefined || present.mtimeMs < builtAt) {
    const partial = `${staged}.${String(process.pid)}.partial`;
    const app = join(partial, 'apps', 'frontend');
    await mkdir(shelf, { recursive: true });
    await cp(join(built, 'standalone'), partial, { recursive: true, verbatimSymlinks: true });
    await cp(join(built, 'static'), join(app, '.next', 'static'), { recursive: true });
    await cp(join(root, 'apps', 'frontend', 'public'), join(app, 'public'), { recursive: true }).catch(ignoreMissing);
    await rm(staged, { recursive: true, force: true });
    await rename(partial, staged);
  }
  await removeOldest(shelf);
  return server;
}

function ignoreMissing(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
  throw error;
}

async function removeOldest(shelf: string): Promise<void> {
  const builds = await Promise.all(
    (await readdir(shelf)).map(async (name) => ({ name, at: (await stat(join(shelf, name))).mtimeMs })),
  );
  const old = builds.sort((one, other) => other.at - one.at).slice(kept);
  await Promise.all(old.map(({ name }) => rm(join(shelf, name), { recursive: true, force: true })));
}
