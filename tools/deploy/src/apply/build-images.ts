import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { DeployError } from '../failures.ts';
import { buildTarget, type Workspace } from '../graph/read-workspace.ts';
import { localReference } from '../plan/decide-images.ts';
import { lastLines, type Run } from '../process.ts';

interface Build {
  readonly root: string;
  readonly services: readonly string[];
  readonly run: Run;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** A step of a Dockerfile, as buildx prints it after the project's name. */
const buildStep = /#\d+ \[.*\d+\/\d+\]/;

/** Runs docker-build by Nx for just these services. */
export async function buildImages({ root, services, run, variables, signal, say }: Build): Promise<void> {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const lines: string[] = [];
  const { exitCode } = await run(process.execPath, [nx, ...buildArgs(services)], {
    cwd: root,
    env: ownNxVariables(variables),
    signal,
    onLine: (line) => {
      const plain = stripVTControlCharacters(line);
      lines.push(plain);
      if (buildStep.test(plain)) say(plain);
    },
  });
  const log = join(root, 'dist', 'deploy', 'build.log');
  await mkdir(dirname(log), { recursive: true });
  await writeFile(log, `${lines.join('\n')}\n`);
  if (signal.aborted)
    throw new DeployError('interrupted', 'Stopped while images were being built. Nothing was changed in the cluster.');
  if (exitCode === 0) return;
  const failed = failedServices(lines, services);
  throw new DeployError(
    'build-failed',
    `The image of ${failed.join(' and of ')} could not be built. Nothing was changed in the cluster.`,
    {
      evidence: failureLines(lines, failed),
      hint: `Run it alone: "npx nx ${buildTarget} ${failed[0] ?? ''}". The whole log: dist/deploy/build.log`,
    },
  );
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

/** The end of the failed builds' own output. Pure. */
function failureLines(lines: readonly string[], failed: readonly string[]): string[] {
  const own = lines.filter((line) => failed.some((service) => line.startsWith(`${service}:`)));
  return lastLines((own.length === 0 ? lines : own).join('\n'), 20);
}

/** Pure. Two images at a time saturate most laptops; never more than there are cores. */
export function buildArgs(services: readonly string[], cores: number = availableParallelism()): string[] {
  return [
    'run-many',
    `--targets=${buildTarget}`,
    `--projects=${services.join(',')}`,
    `--parallel=${String(Math.max(1, Math.min(cores, services.length, 4)))}`,
    '--outputStyle=stream',
  ];
}

/**
 * An outer Nx task leaves variables that must not reach the inner one's hash or output. The graph of the plan is taken
 * as it is (1.3 s less); files are read anew all the same. Pure.
 */
function ownNxVariables(variables: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
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
