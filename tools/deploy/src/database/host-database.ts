import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { annotations } from '../cluster/labels.ts';
import { DeployError, messageOf } from '../failures.ts';

/** A Postgres on this machine that a deployed release uses, as its Secret's annotations describe it. */
export interface HostDatabase {
  readonly folder: string;
  /** The address it listens on. */
  readonly address: string;
  readonly port: number;
  readonly name: string;
}

/** Pure. */
export function hostDatabaseOf(noted: Readonly<Record<string, string>>): HostDatabase | undefined {
  if (noted[annotations.databaseSource] !== 'host') return undefined;
  const folder = noted[annotations.databaseFolder];
  const address = noted[annotations.databaseAddress];
  const port = Number(noted[annotations.databasePort]);
  if (folder === undefined || address === undefined || !(port > 0)) return undefined;
  return { folder, address, port, name: noted[annotations.databaseName] ?? '' };
}

export function isAnswering({ address, port }: Pick<HostDatabase, 'address' | 'port'>): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: address, port, timeout: 1000 });
    const end = (answer: boolean): void => {
      socket.destroy();
      settle(answer);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
    socket.once('timeout', () => {
      end(false);
    });
  });
}

/** Starts it again after a reboot. Nothing happens when it answers, or when its data lies on another machine. */
export async function ensureRunning(database: HostDatabase): Promise<'answers' | 'started' | 'elsewhere'> {
  if (await isAnswering(database)) return 'answers';
  if (!existsSync(`${database.folder}.password`)) return 'elsewhere';
  const { startPostgres } = await import('@todo/host-postgres');
  await translate(startPostgres({ dataDir: database.folder, host: database.address, port: database.port }));
  return 'started';
}

export interface NewHostDatabase extends HostDatabase {
  readonly url: string;
}

interface Wanted {
  readonly folder: string;
  readonly listen: string;
  /** The name or address that pods use. */
  readonly reach: string;
  readonly name: string;
}

/** Starts the server for deployments if it does not run, and makes the database. */
export async function createHostDatabase({ folder, listen, reach, name }: Wanted): Promise<NewHostDatabase> {
  const { startPostgres, findPostgres } = await import('@todo/host-postgres');
  const running = await findPostgres({ dataDir: folder, host: listen });
  if (running !== undefined && !(await isAnswering({ address: listen, port: running.port }))) {
    // It listens on an address that pods no longer reach, from before the cluster was made anew.
    await running.stop();
  }
  const server = await translate(startPostgres({ dataDir: folder, host: listen }));
  await server.createDatabase(name);
  const url = new URL(server.url(name));
  url.hostname = reach;
  return { folder, address: listen, port: server.port, name, url: url.href };
}

/** Drops a deployment's database, and stops the server when nothing else needs it. Missing things are no error. */
export async function dropHostDatabase(
  { folder, address, name }: HostDatabase,
  { withData, stop }: { withData: boolean; stop: boolean },
): Promise<{ dropped: boolean; stopped: boolean }> {
  if (!existsSync(`${folder}.password`)) return { dropped: false, stopped: false };
  const { findPostgres, startPostgres } = await import('@todo/host-postgres');
  const server = withData
    ? await translate(startPostgres({ dataDir: folder, host: address }))
    : await findPostgres({ dataDir: folder, host: address });
  if (server === undefined) return { dropped: false, stopped: false };
  if (withData && name !== '') await translate(server.dropDatabase(name));
  if (stop) await server.stop();
  return { dropped: withData, stopped: stop };
}

async function translate<Value>(action: Promise<Value>): Promise<Value> {
  try {
    return await action;
  } catch (cause) {
    const hint = cause instanceof Error && 'hint' in cause ? String(cause.hint) : undefined;
    throw new DeployError('no-database', `Postgres on this machine: ${messageOf(cause)}`, {
      cause,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}
