import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { DeployError } from '../failures.ts';
import { buildTarget, type ServiceSource, type Workspace } from '../graph/read-workspace.ts';
import { localReference } from '../plan/decide-images.ts';
import { lastLines, type Run } from '../process.ts';
import type { BuildTasks } from './build-tasks.ts';

interface Build {
  readonly root: string;
  readonly services: readonly ServiceSource[];
  readonly run: Run;
  readonly builds: BuildTasks;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** A step of a Dockerfile, as buildx prints it after the project's name. */
const buildStep = /#\d+ \[.*\d+\/\d+\]/;

/** Runs docker-build of just these services. */
export async function buildImages(build: Build): Promise<void> {
  const { root, signal, say } = build;
  const services = build.services.map(({ name }) => name);
  const lines: string[] = [];
  const onLine = (line: string): void => {
    const plain = stripVTControlCharacters(line);
    lines.push(plain);
    if (buildStep.test(plain)) say(plain);
  };
  const standAlone = build.services.every((service) => service.standsAlone);
  const failures = await (standAlone ? buildAlone(build, onLine) : buildByNx(build, onLine));
  const log = join(root, 'dist', 'deploy', 'build.log');
  await mkdir(dirname(log), { recursive: true });
  await writeFile(log, `${lines.join('\n')}\n`);
  if (signal.aborted)
    throw new DeployError('interrupted', 'Stopped while images were being built. Nothing was changed in the cluster.');
  if (failures === undefined) return;
  const failed = failures.length === 0 ? failedServices(lines, services) : failures;
  throw new DeployError(
    'build-failed',
    `The image of ${failed.join(' and of ')} could not be built. Nothing was changed in the cluster.`,
    {
      evidence: failureLines(lines, failed),
      hint: `Run it alone: "npx nx ${buildTarget} ${failed[0] ?? ''}". The whole log: dist/deploy/build.log`,
    },
  );
}

/** The services whose build failed, none where Nx alone can say which; undefined: all went well. */
type Failures = readonly string[] | undefined;

/** Tasks that depend on no other need no run of Nx around them, which costs more than many a build. */
async function buildAlone({ services, builds, signal }: Build, onLine: (line: string) => void): Promise<Failures> {
  const left = [...services];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined && !signal.aborted; next = left.shift()) {
      const { name: service, hash } = next;
      const exitCode = await builds.run({ service, hash, signal, onLine: (line) => onLine(`${service}: ${line}`) });
      if (exitCode !== 0) failed.push(service);
    }
  };
  await Promise.all(Array.from({ length: parallelBuilds(services.length) }, work));
  return failed.length === 0 ? undefined : failed;
}

async function buildByNx(
  { root, services, run, variables, signal }: Build,
  onLine: (line: string) => void,
): Promise<Failures> {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const { exitCode } = await run(process.execPath, [nx, ...buildArgs(services.map(({ name }) => name))], {
    cwd: root,
    env: ownNxVariables(variables),
    signal,
    onLine,
  });
  return exitCode === 0 ? undefined : [];
}

/** Images whose files changed while they were built: the tag says less than what is in them. Pure. */
export function mixedImages(
  built: readonly string[],
  { before, after }: { readonly before: Pick<Workspace, 'services'>; readonly after: Pick<Workspace, 'services'> },
): string[] {
  const now = new Set(after.services.map(localReference));
  return before.services
    .filter(({ name }) => built.includes(name))
    .map(localReference)
    .filter((reference) => !now.has(reference));
}

/** The services whose build Nx lists as failed; all of them when it does not say. Pure. */
export function failedServices(lines: readonly string[], services: readonly string[]): readonly string[] {
  const listed = services.filter((service) => lines.some((line) => line.trim() === `- ${service}:${buildTarget}`));
  return listed.length === 0 ? services : listed;
}

/** After this line only the programs around the build speak. */
const endOfBuild = /ERROR: failed to (build|solve)/;
/** The service's name and BuildKit's clock, with nothing behind them. */
const saysNothing = /^[^:]*:\s*(#\d+ )?(\d+\.\d+\s*)?-*$/;

/** The end of what the failed builds themselves said. Pure. */
export function failureLines(lines: readonly string[], failed: readonly string[]): string[] {
  const own = lines.filter((line) => failed.some((service) => line.startsWith(`${service}:`)));
  const told = (own.length === 0 ? lines : own).filter((line) => !saysNothing.test(line.trimEnd()));
  const end = told.findLastIndex((line) => endOfBuild.test(line));
  return lastLines((end === -1 ? told : told.slice(0, end + 1)).join('\n'), 20);
}

/** Two images at a time saturate most laptops; never more than there are cores. Pure. */
const parallelBuilds = (services: number, cores: number = availableParallelism()): number =>
  Math.max(1, Math.min(cores, services, 4));

/** Pure. */
export function buildArgs(services: readonly string[], cores: number = availableParallelism()): string[] {
  return [
    'run-many',
    `--targets=${buildTarget}`,
    `--projects=${services.join(',')}`,
    `--parallel=${String(parallelBuilds(services.length, cores))}`,
    '--outputStyle=stream',
  ];
}

/**
 * An outer Nx task leaves variables that must not reach the inner one's hash or output. The graph of the plan is taken
 * as it is (1.3 s less); files are read anew all the same. Pure.
 */
export function ownNxVariables(
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const cleared = Object.keys(variables).filter((name) =>
    /^NX_(TASK|INVOKED|INVOCATION|TERMINAL|FORKED|STREAM|PREFIX|CLI)/.test(name),
  );
  return {
    ...Object.fromEntries(cleared.map((name) => [name, undefined])),
    NX_TUI: 'false',
    NX_DAEMON: 'false',
    NX_FORCE_REUSE_CACHED_GRAPH: 'true',
  };
}
