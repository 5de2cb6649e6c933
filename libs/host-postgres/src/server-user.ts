import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { HostPostgresError } from './errors.ts';

/** The OS user that the server runs as; `undefined` = whoever runs this. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root, so root hands it to the user `postgres`, or to `nobody` where that one is missing.
 * @param passwd the text of the password file; pure otherwise
 */
export function serverUser(uid: number | undefined, passwd: string): ServerUser | undefined {
  if (uid !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':');
    if (fields?.[2] !== undefined && fields[3] !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new HostPostgresError(
    'Postgres does not run as root, and this machine has no user "postgres" or "nobody".',
    'Run this as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

export function currentServerUser(): ServerUser | undefined {
  const uid = process.getuid?.();
  return serverUser(uid, uid === 0 ? readFileSync('/etc/passwd', 'utf8') : '');
}

/** Whether a user other than the owner can walk down to the folder (root may sit in a home that nobody else enters). */
export function isReachable(path: string): boolean {
  for (let folder = resolve(path); folder !== parse(folder).root; folder = dirname(folder)) {
    const mode = statSync(folder, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
  }
  return true;
}

export interface Places {
  readonly dataDir: string;
  /** Where the binaries go if the server's user cannot reach them; `undefined` = it is the user that runs this. */
  readonly binariesShelter: string | undefined;
}

/** Where data and binaries lie so that the server's user reaches both. */
export function places(dataDir: string, user: ServerUser | undefined): Places {
  const wanted = resolve(dataDir);
  if (user === undefined) return { dataDir: wanted, binariesShelter: undefined };
  const shelter = '/var/lib/todo-postgres';
  const nickname = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return {
    dataDir: isReachable(dirname(wanted)) ? wanted : join(shelter, 'data', nickname),
    binariesShelter: join(shelter, 'bin'),
  };
}
