import { HostPostgresError } from '@todo/host-postgres';
import { resolve } from 'node:path';
import { readEnvironment, readPort } from './environment.ts';
import { Failure } from './failure.ts';
import { consoleProgress } from './progress.ts';
import { startStack, type Stack } from './stack.ts';

/** Runs until one of these arrives; a second one ends the process at once. */
function onStopSignal(act: () => void): void {
  let asked = false;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (asked) process.exit(130);
      asked = true;
      act();
    });
  }
}

/** A closed terminal or pipe takes no more lines: no reason to leave what was started behind. */
function outliveTheTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** `npm start` and `npm run dev`: everything up, one log, everything down on Ctrl-C. Gives the exit code. */
export async function start({ root, hotReload }: { root: string; hotReload: boolean }): Promise<number> {
  const environment = readEnvironment(root);
  outliveTheTerminal();
  const stopping = new AbortController();
  const asked = new Promise<'asked'>((settle) => {
    onStopSignal(() => {
      console.log('\nStopping …');
      stopping.abort(new Failure('Stopped.'));
      settle('asked');
    });
  });
  let isReady = false;
  let stack: Stack | undefined;
  try {
    stack = await startStack({
      root,
      environment,
      webPort: readPort(environment, 'WEB_PORT', 3000),
      apiPort: readPort(environment, 'API_PORT', 8000),
      dbPort: environment['DB_PORT'] === undefined ? undefined : readPort(environment, 'DB_PORT', 5432),
      dataDir: resolve(root, environment['DATA_DIR'] ?? '.data'),
      hotReload,
      progress: consoleProgress(),
      signal: stopping.signal,
      onLine: (service, line) => {
        if (isReady) console.log(`${service.padEnd(8)} │ ${line}`);
      },
    });
    isReady = true;
    console.log(`\nReady  ${stack.url}\n`);
    const outcome = await Promise.race([asked, stack.broken]);
    if (outcome === 'asked') return 0;
    throw new Failure(
      `The ${outcome.service} ended by itself (code ${String(outcome.code ?? 'none')}); the lines above say why.`,
    );
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    throw error instanceof HostPostgresError ? new Failure(`${error.message} ${error.hint}`, { cause: error }) : error;
  } finally {
    await stack?.stop();
    if (stack !== undefined) console.log('Stopped.');
  }
}
