import { CommanderError } from 'commander';
import { config } from 'zod';
import { createCli } from './cli.ts';
import type { ImportFile } from './config/environments.ts';
import { createPlainConsole, type Console } from './console/console.ts';
import { createLiveConsole } from './console/live-console.ts';
import { loadNxPluginsInProcess, readEnvironment } from './environment.ts';
import { asStopped, DeployError, failures } from './failures.ts';
import { runProcess } from './process.ts';

loadNxPluginsInProcess();
// To compile a schema pays for thousands of objects; a command reads a few dozen.
config({ jitless: true });
const environment = readEnvironment();
const interruption = new AbortController();
let interruptedAt = 0;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // A second one does not wait for anything. Terminal and parent process both pass the first one on.
    if (interruption.signal.aborted && Date.now() - interruptedAt > 1000) process.exit(failures.interrupted.exitCode);
    interruptedAt ||= Date.now();
    interruption.abort();
  });
}

// Whoever reads the output may stop early ("| head"): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const toStderr = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const toStdout = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function openConsole({ json }: { json: boolean }): Console {
  if (json) return createPlainConsole({ write: toStderr, writeResult: toStdout });
  const isTerminal = process.stdout.isTTY && process.stdin.isTTY && !environment.isCi;
  return isTerminal ? createLiveConsole() : createPlainConsole({ write: toStdout, writeResult: toStdout });
}

function report(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : failures.usage.exitCode;
  const error = asStopped(thrown, interruption.signal.aborted);
  if (error instanceof DeployError) {
    toStderr(`\n${error.message}`);
    for (const line of error.evidence) toStderr(`  | ${line}`);
    toStderr(`-> ${error.hint}`);
    if (process.argv.includes('--verbose') && error.stack !== undefined) toStderr(error.stack);
    return error.exitCode;
  }
  toStderr(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return failures.unexpected.exitCode;
}

/** Runs the command that the process was started with, and sets its exit code. */
export async function main(importFile: ImportFile): Promise<void> {
  try {
    const cli = createCli((options) => ({
      environment,
      run: runProcess,
      // Named only when it is called: Node loads its HTTP client at the first look at it.
      fetch: (url, init) => fetch(url, init),
      importFile,
      console: openConsole(options),
      folder: process.cwd(),
      now: () => new Date(),
      signal: interruption.signal,
    }));
    cli.exitOverride();
    for (const command of cli.commands) command.exitOverride();
    await cli.parseAsync();
    process.exitCode = 0;
  } catch (error) {
    process.exitCode = report(error);
  }
}
