/**
 * The door to the Python service: `node --import tsx nx/run.ts <verb> [args]`. The only place that knows the virtual
 * environment; every Nx target of this project goes through it.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTemporaryPostgres } from '@todo/host-postgres';
import { execa } from 'execa';
import { isVerb, recipeFor, verbs, type Command, type Places } from './commands.ts';
import { setUp } from './setup.ts';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const places: Places = { project, root: join(project, '..', '..'), platform: process.platform };
const graceMilliseconds = 30_000;

/** Runs to the end, passing signals on; gives the exit code. */
async function runCommand({ command, args, env }: Command, extra: Readonly<Record<string, string>>): Promise<number> {
  const child = execa(command, args, {
    cwd: project,
    env: { ...env, ...extra },
    stdio: 'inherit',
    reject: false,
    forceKillAfterDelay: graceMilliseconds,
  });
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, pass);
  const result = await child;
  for (const signal of signals) process.off(signal, pass);
  if (result.exitCode !== undefined) return result.exitCode;
  if (result.signal !== undefined) return 1;
  throw new Error(`${command} could not be started: ${result.shortMessage ?? ''}`);
}

async function main([verb = '', ...rest]: readonly string[]): Promise<number> {
  if (!isVerb(verb)) throw new Error(`"${verb}" is not a verb of the backend: ${verbs.join(', ')}.`);
  await setUp(places);
  const { commands, needsPostgres } = recipeFor(verb, rest, places);
  const server = needsPostgres ? await startTemporaryPostgres() : undefined;
  const extra: Record<string, string> = server === undefined ? {} : { TEST_DATABASE_SERVER: server.url('postgres') };
  try {
    let exitCode = 0;
    for (const command of commands) {
      exitCode ||= await runCommand(command, extra);
    }
    return exitCode;
  } finally {
    await server?.stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
