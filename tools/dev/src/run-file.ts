import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { Failure } from './failure.ts';

const runSchema = z.object({ starter: z.number(), url: z.string(), children: z.array(z.number()) });

/** What runs on a data folder: who started it, and its services. */
export type Run = z.infer<typeof runSchema>;

const fileOf = (dataDir: string): string => join(dataDir, 'run.json');

export async function writeRun(dataDir: string, run: Run): Promise<void> {
  await writeFile(fileOf(dataDir), `${JSON.stringify(run)}\n`);
}

export async function removeRun(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true });
}

/** The command line of a process; empty when it is gone. A number alone may have been given to another one since. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'win32') return '';
  const { stdout } = await execa('ps', ['-o', 'command=', '-p', String(pid)], { reject: false });
  return stdout;
}

const isOurs = (command: string): boolean =>
  /tools[\\/]dev[\\/]bootstrap|nx[\\/]run\.ts|dist[\\/]web[\\/]|next[\\/]dist/.test(command);

/**
 * Refuses a second run on the same data folder, and ends the services that a killed run left behind.
 * @throws Failure when a run is alive
 */
export async function clearPreviousRun(dataDir: string): Promise<void> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => undefined);
  const parsed = runSchema.safeParse(text === undefined ? undefined : JSON.parse(text));
  if (!parsed.success) return;
  const { starter, url, children } = parsed.data;
  if (starter !== process.pid && isOurs(await commandOf(starter))) {
    throw new Failure(`It runs already: ${url} (process ${String(starter)}). Open that, or stop it with Ctrl-C first.`);
  }
  for (const pid of children) {
    if (!isOurs(await commandOf(pid))) continue;
    // Each service leads a process group of its own, so that its own children end with it.
    process.kill(-pid, 'SIGTERM');
    await waitUntilGone(pid);
  }
  await removeRun(dataDir);
}

async function waitUntilGone(pid: number): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline && (await commandOf(pid)) !== '') {
    await new Promise((resume) => setTimeout(resume, 200));
  }
}
