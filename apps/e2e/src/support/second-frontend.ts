import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answers, freePort } from './servers.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const apiUrl = process.env['API_URL'];

/** The built frontend that `npm start` serves, or null where the journeys run against a deployed application. */
function builtServer(): string | null {
  const build = `${root}apps/frontend/.next/BUILD_ID`;
  if (apiUrl === undefined || !existsSync(build)) return null;
  const server = `${root}dist/web/${readFileSync(build, 'utf8').trim()}/apps/frontend/server.js`;
  return existsSync(server) ? server : null;
}

export interface Frontend {
  readonly url: string;
  stop(): Promise<void>;
}

export const canStartFrontend = builtServer() !== null;

/** One more frontend in front of the same backend, with settings of its own. */
export async function startFrontend(settings: Readonly<Record<string, string>>): Promise<Frontend> {
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const server = spawn(process.execPath, [builtServer() ?? ''], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      BACKEND_URL: apiUrl,
      PUBLIC_ORIGIN: url,
      ...settings,
    },
  });
  await answers(`http://127.0.0.1:${String(port)}/ready`, server);
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  return { url, stop };
}
