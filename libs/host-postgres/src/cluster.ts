import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { serverEnvironment } from './environment.ts';
import { explainFailure, HostPostgresError } from './errors.ts';
import type { ServerUser } from './server-user.ts';

/** One data directory and what may be done to it. */
export interface Cluster {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
}

export interface ServerSettings {
  /** Addresses to listen on, as Postgres takes them ("127.0.0.1", "127.0.0.1,10.0.0.5"). */
  readonly listenAddresses: string;
  readonly port: number;
  /** false: no fsync; for data that a crash may lose, such as a test's. */
  readonly durable: boolean;
}

interface Outcome {
  readonly code: number;
  readonly output: string;
}

async function run(command: string, args: readonly string[], user: ServerUser | undefined): Promise<Outcome> {
  return new Promise((settle, fail) => {
    const child = spawn(command, args, {
      ...user,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(),
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', fail);
    child.once('exit', (code) => {
      settle({ code: code ?? 1, output });
    });
  });
}

const passwordFile = (dataDir: string): string => `${dataDir}.password`;

/** The generated password of the cluster; its file is readable by its owner only. */
export async function readPassword(dataDir: string): Promise<string> {
  return (await readFile(passwordFile(dataDir), 'utf8')).trim();
}

export async function isInitialised(dataDir: string): Promise<boolean> {
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return version !== undefined;
}

/** Makes an empty cluster; a half-made one of an interrupted run is replaced. Password access only. */
export async function initialise({ dataDir, binaries, user }: Cluster): Promise<void> {
  await mkdir(dirname(dataDir), { recursive: true });
  const password = await readPassword(dataDir).catch(() => randomBytes(24).toString('base64url'));
  const forServer = `${passwordFile(dataDir)}.initdb`;
  await rm(dataDir, { recursive: true, force: true });
  await writeFile(passwordFile(dataDir), `${password}\n`, { mode: 0o600 });
  await mkdir(dataDir, { mode: 0o700 });
  await writeFile(forServer, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) {
    await chown(dataDir, user.uid, user.gid);
    await chown(forServer, user.uid, user.gid);
  }
  try {
    const args = [
      `--pgdata=${dataDir}`,
      '--username=postgres',
      `--pwfile=${forServer}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ];
    const { code, output } = await run(binaries.initdb, args, user);
    if (code !== 0) {
      await rm(dataDir, { recursive: true, force: true });
      throw explainFailure('make its data folder', output, dataDir);
    }
    // Who may connect is decided by the addresses it listens on; every connection needs the password.
    await appendFile(join(dataDir, 'pg_hba.conf'), 'host all all all scram-sha-256\n');
  } finally {
    await rm(forServer, { force: true });
  }
}

/** The command line of the server. Pure. No Unix socket: its folder differs between systems and users. */
export function serverOptions({ listenAddresses, port, durable }: ServerSettings): string {
  const settings = {
    port: String(port),
    listen_addresses: listenAddresses,
    unix_socket_directories: '',
    max_connections: '200',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
}

/** Starts the server as a process of its own (it outlives this one) and waits until it answers. */
export async function startServer({ dataDir, binaries, user }: Cluster, settings: ServerSettings): Promise<void> {
  const log = join(dataDir, 'server.log');
  await rm(log, { force: true });
  const args = ['start', '-w', '-t', '60', '-D', dataDir, '-l', log, '-o', serverOptions(settings)];
  const { code, output } = await run(binaries.pgCtl, args, user);
  if (code === 0) return;
  const logged = await readFile(log, 'utf8').catch(() => '');
  throw explainFailure('start', `${output}\n${logged}`, dataDir);
}

/** Ends the server after its running statements; nothing happens when none runs. */
export async function stopServer({ dataDir, binaries, user }: Cluster): Promise<void> {
  const { code, output } = await run(binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-t', '30', '-D', dataDir], user);
  if (code !== 0 && !/no server running|does not exist|is not a database cluster/i.test(output)) {
    throw new HostPostgresError(`The embedded Postgres in ${dataDir} did not stop.`, output.trim());
  }
}

/** The port and pid of the server that runs on this data folder now. Source: postmaster.pid, lines 1 and 4. */
export async function findServer(dataDir: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  return isAlive(pid) ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
