import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answers, freePort } from './servers.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const element = `${root}libs/chatkit-element`;

/** The interpreter that has the ChatKit SDK, or null where the backend was never set up. */
export const python =
  [`${root}apps/backend/.venv/bin/python`, `${root}apps/backend/.venv/Scripts/python.exe`].find(existsSync) ?? null;

export interface PlainPage {
  readonly url: string;
  stop(): Promise<void>;
}

/** A page of plain HTML with the element, and the Python SDK's own minimal server behind it: nothing of this project. */
export async function startPlainPage(interpreter: string): Promise<PlainPage> {
  await finished(spawn(process.execPath, ['--import', 'tsx', 'build.ts'], { cwd: element, stdio: 'inherit' }));
  const port = await freePort();
  const server = spawn(
    interpreter,
    ['-m', 'uvicorn', 'server:app', '--app-dir', 'example', '--port', String(port), '--log-level', 'error'],
    { cwd: element, stdio: 'ignore', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } },
  );
  const url = `http://localhost:${String(port)}`;
  await answers(url, server);
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

async function finished(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Building the element ended with ${String(code)}.`);
}
