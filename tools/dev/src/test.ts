import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@todo/host-postgres';
import { execa } from 'execa';
import { z } from 'zod';
import { isAvailable, tools, type Tool } from './available.ts';
import {
  addCounts,
  noCounts,
  readFailedTasks,
  readJestCounts,
  readJunitCounts,
  readPlaywrightCounts,
  renderCounts,
  withOutcome,
  type Counts,
} from './counts.ts';
import { readEnvironment } from './environment.ts';
import { Failure } from './failure.ts';
import { nxCommand, nxEnvironment } from './nx.ts';
import { consoleProgress } from './progress.ts';
import { startStack } from './stack.ts';

const heading = (title: string): void => {
  console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 76 - title.length))}`);
};

/** Runs a command with its output shown as it comes, and gives the output too. */
async function show(
  root: string,
  { command, args, env }: { command: string; args: readonly string[]; env?: Readonly<Record<string, string>> },
): Promise<{ failed: boolean; output: string }> {
  const result = await execa(command, args, {
    cwd: root,
    env: { ...nxEnvironment, ...env },
    stdin: 'ignore',
    stdout: ['inherit', 'pipe'],
    stderr: ['inherit', 'pipe'],
    all: true,
    reject: false,
  });
  return { failed: result.failed, output: result.all };
}

/** Runs a target in every project that has it; each project counts as one check. */
async function runChecks(root: string, target: string, rest: readonly string[] = []): Promise<Counts> {
  heading(target);
  const listed = await execa(
    process.execPath,
    nxCommand(root, ['show', 'projects', '--with-target', target, '--json']).args,
    {
      cwd: root,
      env: nxEnvironment,
    },
  );
  const projects = z.array(z.string()).parse(JSON.parse(listed.stdout));
  const { failed, output } = await show(
    root,
    nxCommand(root, ['run-many', '-t', target, '--output-style=static', '--parallel=2', ...rest]),
  );
  const failures = readFailedTasks(output);
  const counts = { passed: projects.length - failures.length, failed: failures.length, skipped: 0, failures };
  return withOutcome(counts, failed, target);
}

async function readResults(folder: string): Promise<Counts[]> {
  const read = async (file: string, parse: (text: string) => Counts): Promise<Counts> => {
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    return text === undefined ? noCounts : parse(text);
  };
  return Promise.all([read('jest.json', readJestCounts), read('junit.xml', readJunitCounts)]);
}

/** The tests of all projects; a project that failed without a result of its own counts as one failure. */
async function runTests(root: string): Promise<Counts> {
  heading('test');
  const results = join(root, 'dist', 'test-results');
  await rm(results, { recursive: true, force: true });
  const { failed, output } = await show(
    root,
    nxCommand(root, ['run-many', '-t', 'test', '--output-style=static', '--parallel=2']),
  );
  const projects = await readdir(results).catch(() => []);
  const counts = addCounts((await Promise.all(projects.map((name) => readResults(join(results, name))))).flat());
  return withOutcome(counts, failed, readFailedTasks(output).join(', ') || 'test');
}

/** The browser journeys against a stack of its own: free ports, an empty database, nothing left behind. */
async function runJourneys(root: string): Promise<Counts> {
  heading('journeys');
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-test-'));
  await chmod(dataDir, 0o711);
  const { PATH, HOME, TMPDIR, SystemRoot, CHROMIUM_PATH, CI, REQUIRE_TOOLS } = readEnvironment(root);
  const stack = await startStack({
    root,
    // Nothing of the developer's own settings (a key, a database) may decide what the journeys see.
    environment: { PATH, HOME, TMPDIR, SystemRoot, CHROMIUM_PATH, CI },
    webPort: await findFreePort(),
    apiPort: await findFreePort(),
    dbPort: undefined,
    dataDir,
    hotReload: false,
    progress: consoleProgress(),
    onLine: () => undefined,
    signal: new AbortController().signal,
  });
  try {
    // A machine that must have every tool is CI, whose journeys get a second try.
    return await runPlaywright(root, stack.url, { API_URL: stack.apiUrl, ...(REQUIRE_TOOLS === '1' && { CI: '1' }) });
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * Playwright's journeys against `baseUrl`.
 * @param env `API_URL` where this machine runs the backend: journeys may then start a second frontend beside it
 */
export async function runPlaywright(
  root: string,
  baseUrl: string,
  env: { readonly API_URL?: string; readonly CI?: string } = {},
): Promise<Counts> {
  const report = join(root, 'dist', 'test-results', 'e2e', 'report.json');
  await rm(report, { force: true });
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const { failed } = await show(join(root, 'apps', 'e2e'), {
    command: process.execPath,
    // A deployed application is reached through a port-forward, which a reset connection may break in mid-journey.
    args: [cli, 'test', ...(env.API_URL === undefined ? ['--retries=1'] : [])],
    env: { BASE_URL: baseUrl, ...env },
  });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return withOutcome(text === undefined ? noCounts : readPlaywrightCounts(text), failed, `journeys at ${baseUrl}`);
}

/** The deployer's tests on a cluster of what hands and accidents do between two deploys. */
export async function runDriftTests(root: string): Promise<Counts> {
  const results = join(root, 'dist', 'test-results', 'deploy-cluster');
  await rm(results, { recursive: true, force: true });
  const { failed } = await show(root, nxCommand(root, ['run', 'deploy:test-cluster', '--testPathPatterns=drift']));
  return withOutcome(addCounts(await readResults(results)), failed, 'deploy:test-cluster');
}

async function missingTools(environment: Readonly<Record<string, string | undefined>>): Promise<Tool[]> {
  const checked = await Promise.all(
    tools
      .filter(({ id }) => id === 'helm' || id === 'browser')
      .map(async (tool) => ({ tool, there: await isAvailable(tool, environment) })),
  );
  return checked.filter(({ there }) => !there).map(({ tool }) => tool);
}

/** `npm test`: every check of the workspace; the last line counts them all. Gives the exit code. */
export async function test(root: string): Promise<number> {
  const environment = readEnvironment(root);
  const mustHaveAll = environment['REQUIRE_TOOLS'] === '1';
  const missing = await missingTools(environment);
  for (const tool of missing) {
    console.log(`${mustHaveAll ? 'MISSING' : 'SKIPPED'}: ${tool.name} was not found, so ${tool.skips} do not run.`);
  }
  const results: Counts[] = missing.map(({ name }) =>
    mustHaveAll ? withOutcome(noCounts, true, `${name} is missing`) : { ...noCounts, skipped: 1 },
  );

  heading('setup');
  const setup = ['--import', 'tsx', 'apps/backend/nx/run.ts', 'setup'];
  if ((await show(root, { command: process.execPath, args: setup })).failed) throw new Failure('The set-up failed.');
  results.push(await runChecks(root, 'lint'));
  results.push(await runChecks(root, 'typecheck'));
  results.push(await runChecks(root, 'generate', ['--check']));
  results.push(await runTests(root));
  if (!missing.some(({ id }) => id === 'browser')) results.push(await runJourneys(root));

  const sum = addCounts(results);
  console.log(`\n${renderCounts(sum)}`);
  return sum.failed === 0 ? 0 : 1;
}
