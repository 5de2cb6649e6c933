import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPortFree, startPostgres, type RunningPostgres } from '@todo/host-postgres';
import { execa } from 'execa';
import { startChild, type Child } from './children.ts';
import { Failure } from './failure.ts';
import { nxCommand, nxEnvironment } from './nx.ts';
import type { Progress } from './progress.ts';
import { clearPreviousRun, removeRun, writeRun } from './run-file.ts';
import { findStagedBuild, readBuildKey, stageWebBuild } from './web-build.ts';

export interface StackOptions {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly webPort: number;
  readonly apiPort: number;
  /** Port of the embedded Postgres; `undefined` = the kept one, else a free one. */
  readonly dbPort: number | undefined;
  /** Where database, secret and log live. */
  readonly dataDir: string;
  /** Next and the service reload on a change of files. */
  readonly hotReload: boolean;
  readonly progress: Progress;
  readonly onLine: (service: string, line: string) => void;
  /** Ends whatever step runs. */
  readonly signal: AbortSignal;
}

export interface Stack {
  readonly url: string;
  readonly apiUrl: string;
  /** Settles when one of the services ends, with its name. */
  readonly broken: Promise<{ service: string; code: number | undefined }>;
  stop(): Promise<void>;
}

const backendRunner = join('apps', 'backend', 'nx', 'run.ts');
const readySeconds = 90;
const linesShownOnFailure = 20;

async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'jwt-secret');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && kept.trim().length >= 32) return kept.trim();
  const secret = randomBytes(48).toString('base64url');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

async function assertPortFree(port: number, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Failure(
    `Port ${String(port)} is in use. Stop what uses it, or choose another one: ${variable}=${String(port + 1)} npm start`,
  );
}

/**
 * Runs one step to its end and gives its output, which is shown only when it fails.
 * @param step `title` is `undefined` when what it prints is a sentence already
 */
async function runStep(
  { root, environment, signal }: StackOptions,
  { title, command, args }: { title: string | undefined; command: string; args: readonly string[] },
): Promise<string> {
  const result = await execa(command, args, {
    cwd: root,
    env: { ...environment, ...nxEnvironment },
    extendEnv: false,
    all: true,
    reject: false,
    stdin: 'ignore',
    cancelSignal: signal,
    gracefulCancel: false,
  });
  signal.throwIfAborted();
  const output = result.all.trim();
  if (!result.failed) return output;
  if (/ENOSPC|No space left/i.test(output)) {
    throw new Failure(
      `${title ?? 'The set-up'} failed: no space is left on the disk. Free about 1500 MB and try again.`,
    );
  }
  const lastLines = output.split('\n').slice(-linesShownOnFailure).join('\n');
  throw new Failure(title === undefined ? lastLines : `${title} failed:\n${lastLines}`);
}

/** Waits until `url` answers 2xx; fails at once when the service ends first. */
async function waitUntilReady(
  url: string,
  child: Child,
  recent: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  const deadline = performance.now() + readySeconds * 1000;
  while (performance.now() < deadline) {
    signal.throwIfAborted();
    if (ended) break;
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resume) => setTimeout(resume, 150));
  }
  const what = ended ? 'ended while starting' : `did not answer ${url} within ${String(readySeconds)} s`;
  throw new Failure(`The ${child.name} ${what}. Its last lines:\n${recent.slice(-linesShownOnFailure).join('\n')}`);
}

async function openDatabase(options: StackOptions, opened: { server?: RunningPostgres }): Promise<string> {
  const own = options.environment['DATABASE_URL'];
  if (own !== undefined && own !== '') return own;
  const port = options.dbPort === undefined ? {} : { port: options.dbPort };
  const server = await startPostgres({ dataDir: join(options.dataDir, 'postgres'), ...port });
  opened.server = server;
  await server.createDatabase('todo');
  return server.url('todo');
}

/** The server of this checkout's production build, which is made unless it is there. */
async function buildWeb(options: StackOptions): Promise<string> {
  const { root } = options;
  const nx = async (title: string, ...args: string[]): Promise<string> =>
    runStep(options, { title, ...nxCommand(root, [...args, '--output-style=static']) });
  const key = readBuildKey(await nx('Looking for the build of the frontend', 'run', 'frontend:build-key'));
  if (key === undefined) throw new Failure('Nx did not say which build of the frontend this checkout has.');
  const staged = findStagedBuild(root, key);
  if (staged !== undefined) return staged;
  await nx('Building the frontend', 'build', 'frontend');
  return stageWebBuild(root, key);
}

/** Begins at once, beside everything else that a start waits for; `stop()` ends it, however far it is. */
function beginWebBuild(options: StackOptions): { server: Promise<string>; stop(): Promise<void> } {
  const stopping = new AbortController();
  const server = buildWeb({ ...options, signal: AbortSignal.any([options.signal, stopping.signal]) });
  // Whoever waits for it is told; until then a failure of it is nobody's.
  const settled = server.then(
    () => undefined,
    () => undefined,
  );
  return {
    server,
    stop: async () => {
      stopping.abort(new Failure('Stopped.'));
      await settled;
    },
  };
}

/**
 * Brings the whole application up on this machine: dependencies, database, migrations, build, both services.
 * @throws Failure one sentence that says what is wrong and what to do; everything started so far is stopped
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { root, environment, webPort, apiPort, dataDir, progress, signal } = options;
  const url = `http://localhost:${String(webPort)}`;
  const apiUrl = `http://127.0.0.1:${String(apiPort)}`;
  const opened: { server?: RunningPostgres } = {};
  const children: Child[] = [];
  let webBuild: ReturnType<typeof beginWebBuild> | undefined;
  const stop = async (): Promise<void> => {
    await webBuild?.stop();
    for (const child of children.toReversed()) await child.stop();
    await opened.server?.stop();
    await removeRun(dataDir);
  };
  const serve = async (
    name: string,
    args: readonly string[],
    cwd: string,
    env: object,
    ready: string,
  ): Promise<() => Promise<void>> => {
    const recent: string[] = [];
    const child = startChild({
      name,
      command: process.execPath,
      args,
      cwd,
      env: { ...environment, ...env },
      onLine: (line) => {
        recent.push(line);
        if (recent.length > 200) recent.shift();
        options.onLine(name, line);
      },
    });
    children.push(child);
    await writeRun(dataDir, { starter: process.pid, url, children: children.flatMap(({ pid }) => pid ?? []) });
    return () => waitUntilReady(ready, child, recent, signal);
  };

  await clearPreviousRun(dataDir);
  try {
    await mkdir(dataDir, { recursive: true });
    await assertPortFree(webPort, 'WEB_PORT');
    await assertPortFree(apiPort, 'API_PORT');
    if (!options.hotReload) webBuild = beginWebBuild(options);
    const databaseUrl = await progress.step('database and Python dependencies', async () => {
      const setup = { title: undefined, command: process.execPath, args: ['--import', 'tsx', backendRunner, 'setup'] };
      const [database, dependencies] = [openDatabase(options, opened), runStep(options, setup)];
      // What fails waits for the other: a database that comes up later would have nobody who stops it.
      await Promise.allSettled([database, dependencies]);
      await dependencies;
      return database;
    });
    signal.throwIfAborted();
    const backendEnvironment = {
      DATABASE_URL: databaseUrl,
      JWT_SECRET: environment['JWT_SECRET'] ?? (await keptSecret(dataDir)),
      PUBLIC_ORIGIN: environment['PUBLIC_ORIGIN'] ?? url,
      TRUSTED_PROXIES: environment['TRUSTED_PROXIES'] ?? '127.0.0.1',
      API_PORT: String(apiPort),
    };
    // Migrated by the process that serves: a Python of its own would cost each start two seconds.
    const serveArguments = ['--migrate', ...(options.hotReload ? ['--reload'] : [])];
    const serveBackend = ['--import', 'tsx', backendRunner, 'serve', ...serveArguments];
    const backendReady = await serve('backend', serveBackend, root, backendEnvironment, `${apiUrl}/ready`);
    const webEnvironment = {
      BACKEND_URL: apiUrl,
      PUBLIC_ORIGIN: environment['PUBLIC_ORIGIN'] ?? url,
      PORT: String(webPort),
      HOSTNAME: '127.0.0.1',
      NEXT_TELEMETRY_DISABLED: '1',
    };
    const webReady = `http://127.0.0.1:${String(webPort)}/ready`;
    let frontendReady: () => Promise<void>;
    if (webBuild === undefined) {
      const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
      const args = [next, 'dev', '--hostname', '127.0.0.1', '--port', String(webPort)];
      frontendReady = await serve('frontend', args, join(root, 'apps', 'frontend'), webEnvironment, webReady);
    } else {
      const { server: built } = webBuild;
      const server = await progress.step('frontend: building (kept when nothing changed)', () => built);
      const served = { ...webEnvironment, NODE_ENV: 'production' };
      frontendReady = await serve('frontend', [server], join(server, '..'), served, webReady);
    }
    await progress.step('backend and frontend: starting', () => Promise.all([backendReady(), frontendReady()]));
    const broken = Promise.race(
      children.map(async (child) => ({ service: child.name, code: (await child.ended).code })),
    );
    return { url, apiUrl, broken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
