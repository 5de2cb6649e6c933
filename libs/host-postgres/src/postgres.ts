import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries } from './binaries.ts';
import {
  findServer,
  initialise,
  isInitialised,
  readPassword,
  startServer,
  stopServer,
  type Cluster,
} from './cluster.ts';
import { createDatabase, databaseUrl, dropDatabase, type Address } from './databases.ts';
import { findFreePort, isPortFree } from './port.ts';
import { currentServerUser, places } from './server-user.ts';

export interface PostgresOptions {
  /** Made when missing. The password lies beside it in `<dataDir>.password`, the port in `<dataDir>.port`. */
  readonly dataDir: string;
  /** Else the port of the last start when it is free, else any free one. */
  readonly port?: number;
  /** Where to listen; the first one is the host in `url`. Default 127.0.0.1. */
  readonly host?: string | readonly string[];
  /** false: faster, and a crash may lose data. For tests. */
  readonly durable?: boolean;
  readonly onLog?: (line: string) => void;
}

/** A Postgres server on this machine that accepts connections. */
export interface RunningPostgres {
  readonly port: number;
  readonly pid: number;
  /** Where the data really lies: not `dataDir` when the server's OS user cannot enter that. */
  readonly dataDir: string;
  /** It ran already when it was asked for. */
  readonly wasRunning: boolean;
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

async function openCluster(dataDir: string): Promise<Cluster> {
  const user = currentServerUser();
  const where = places(dataDir, user);
  return { dataDir: where.dataDir, binaries: await findBinaries(where.binariesShelter), user };
}

async function describe(cluster: Cluster, host: string, wasRunning: boolean): Promise<RunningPostgres | undefined> {
  const server = await findServer(cluster.dataDir);
  if (server === undefined) return undefined;
  const address: Address = { host, port: server.port, password: await readPassword(cluster.dataDir) };
  return {
    ...server,
    dataDir: cluster.dataDir,
    wasRunning,
    url: (database) => databaseUrl(address, database),
    createDatabase: (name) => createDatabase(address, name),
    dropDatabase: (name) => dropDatabase(address, name),
    stop: () => stopServer(cluster),
  };
}

async function choosePort(cluster: Cluster, wanted: number | undefined, host: string): Promise<number> {
  if (wanted !== undefined) return wanted;
  const kept = Number(await readFile(`${cluster.dataDir}.port`, 'utf8').catch(() => ''));
  const port = kept > 0 && (await isPortFree(kept, host)) ? kept : await findFreePort(host);
  await mkdir(dirname(cluster.dataDir), { recursive: true });
  await writeFile(`${cluster.dataDir}.port`, `${String(port)}\n`);
  return port;
}

/** The server that runs on `dataDir`, if one does. */
export async function findPostgres({ dataDir, host }: PostgresOptions): Promise<RunningPostgres | undefined> {
  const first = typeof host === 'string' ? host : host?.[0];
  return describe(await openCluster(dataDir), first ?? '127.0.0.1', true);
}

/**
 * Makes the data folder if it is missing and starts a server on it, or takes the one that runs there.
 * The server is a process of its own: it runs until `stop()`.
 * @throws HostPostgresError a sentence with a hint (no space, port in use, no binary for this machine)
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const hosts = options.host === undefined ? ['127.0.0.1'] : [options.host].flat();
  const host = hosts[0] ?? '127.0.0.1';
  const cluster = await openCluster(options.dataDir);
  const running = await describe(cluster, host, true);
  // A process that was killed may stay in the process table, with nobody behind its port.
  if (running !== undefined && !(await isPortFree(running.port, host))) return running;
  if (!(await isInitialised(cluster.dataDir))) {
    options.onLog?.('making an empty database');
    await initialise(cluster);
  }
  const port = await choosePort(cluster, options.port, host);
  await startServer(cluster, { listenAddresses: hosts.join(','), port, durable: options.durable ?? true });
  const started = await describe(cluster, host, false);
  if (started === undefined) throw new Error(`Postgres started on ${cluster.dataDir} but left no postmaster.pid.`);
  return started;
}

/** A throw-away server in the system's temporary folder; `stop()` removes its data too. */
export async function startTemporaryPostgres(): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'todo-postgres-'));
  // mkdtemp makes 0700; the server may run as another user than its caller.
  await chmod(folder, 0o711);
  const server = await startPostgres({ dataDir: join(folder, 'data'), durable: false });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      await rm(server.dataDir, { recursive: true, force: true });
    },
  };
}
