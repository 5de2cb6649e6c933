import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Application {
  readonly url: string;
  stop(): Promise<void>;
}

/** What `npm start` serves, on free ports with a database of its own; or what runs at `url` already. */
export async function startApplication(url: string | undefined): Promise<Application> {
  if (url !== undefined) return { url, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-bench-'));
  const [webPort, apiPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join('tools', 'dev', 'bootstrap.mjs'), 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, WEB_PORT: String(webPort), API_PORT: String(apiPort), DATA_DIR: dataDir },
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready')) resolve();
    });
  });
  const outcome = await Promise.race([ready.then(() => 'ready' as const), ended.then(() => 'ended' as const)]);
  if (outcome === 'ended') throw new Error('The application could not be started; `npm start` says why.');
  return { url: `http://localhost:${String(webPort)}`, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
