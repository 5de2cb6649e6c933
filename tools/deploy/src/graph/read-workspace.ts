import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { ProjectGraph } from '@nx/devkit';
import { DeployError } from '../failures.ts';
import { imageRepository } from './image-repository.ts';

/** One project tagged `deploy:service`, and what its image is made from. */
export interface ServiceSource {
  readonly name: string;
  readonly root: string;
  /** Image name without registry and tag. */
  readonly repository: string;
  /** Nx task hash of its docker-build: the tag that the image has once it is built. */
  readonly hash: string;
  /** Its docker-build needs no other task before it. */
  readonly standsAlone: boolean;
  /** Digest by input: files by path, packages as `npm:name`, the rest by Nx's own names. */
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Workspace {
  readonly root: string;
  readonly chart: { readonly name: string; readonly root: string };
  readonly services: readonly ServiceSource[];
  /** Project -> projects it depends on. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  readonly projectRoots: Readonly<Record<string, string>>;
}

export const serviceTag = 'deploy:service';
export const chartTag = 'type:chart';
export const buildTarget = 'docker-build';

interface ReadOptions {
  readonly root: string;
  /** Nx has just written its graph: take that instead of computing it again (1.3 s). */
  readonly graphIsFresh: boolean;
  readonly chartProject?: string | undefined;
}

/**
 * Reads the project graph and the task hashes of all image builds from Nx, without running a task.
 * Nx has no public call for a task hash; this file and build-task.ts know its inner modules (version pinned).
 */
export async function readWorkspace(options: ReadOptions): Promise<Workspace> {
  return (await readWorkspaceWithSources(options)).workspace;
}

/** A workspace and all that its description was derived from. */
export interface WorkspaceSources {
  readonly workspace: Workspace;
  /** Every file that Nx knows, from the root. */
  readonly files: readonly string[];
  /** Names of the variables that enter a hash. */
  readonly variables: readonly string[];
  /** No hash depends on a command's answer or on another task's output. */
  readonly isSelfContained: boolean;
}

export async function readWorkspaceWithSources({
  root,
  graphIsFresh,
  chartProject,
}: ReadOptions): Promise<WorkspaceSources> {
  // What this process has read before may have been saved again since: Nx keeps it for good otherwise.
  const { resetWorkspaceContext } = await import('nx/src/utils/workspace-context.js');
  resetWorkspaceContext();
  const graph = await readGraph(graphIsFresh);
  const chart = findChart(graph, chartProject);
  const nodes = Object.values(graph.nodes);
  const services = nodes.filter((node) => (node.data.tags ?? []).includes(serviceTag)).map((node) => node.name);
  if (services.length === 0) {
    throw new DeployError(
      'chart-mismatch',
      `No project carries the tag "${serviceTag}", so there is nothing to deploy.`,
    );
  }
  const { hashes, ...sources } = await hashBuilds(root, graph, services);
  const workspace = {
    root,
    chart,
    services: services.sort().map((name) => {
      const node = graph.nodes[name];
      const build = hashes.get(name);
      if (node === undefined || build === undefined) {
        throw new DeployError('chart-mismatch', `The service "${name}" has no target "${buildTarget}".`);
      }
      const repository = imageRepository(name, node.data.targets?.[buildTarget]?.options);
      return { name, root: node.data.root, repository, ...build };
    }),
    dependencies: Object.fromEntries(
      Object.entries(graph.dependencies).map(([name, edges]) => [
        name,
        [...new Set(edges.map((edge) => edge.target))].filter((target) => target in graph.nodes),
      ]),
    ),
    projectRoots: Object.fromEntries(nodes.map((node) => [node.name, node.data.root])),
  };
  return { workspace, ...sources };
}

async function readGraph(isFresh: boolean): Promise<ProjectGraph> {
  const { readCachedProjectGraph, createProjectGraphAsync } = await import('nx/src/project-graph/project-graph.js');
  if (isFresh) {
    try {
      return readCachedProjectGraph();
    } catch {
      // The cache was reset meanwhile: compute it.
    }
  }
  return createProjectGraphAsync({ exitOnError: false });
}

function findChart(graph: ProjectGraph, wanted: string | undefined): Workspace['chart'] {
  const charts = Object.values(graph.nodes).filter((node) => (node.data.tags ?? []).includes(chartTag));
  const chart = wanted === undefined ? charts[0] : charts.find((node) => node.name === wanted);
  if (chart === undefined) {
    throw new DeployError(
      'chart-mismatch',
      `No project carries the tag "${chartTag}", so there is no chart to deploy.`,
    );
  }
  if (wanted === undefined && charts.length > 1) {
    const names = charts.map((node) => node.name).join(', ');
    throw new DeployError('usage', `There are several charts (${names}).`, { hint: 'Name one with --chart.' });
  }
  return { name: chart.name, root: chart.data.root };
}

interface BuildHash {
  readonly hash: string;
  readonly standsAlone: boolean;
  readonly inputs: Readonly<Record<string, string>>;
}

async function hashBuilds(
  root: string,
  graph: ProjectGraph,
  services: readonly string[],
): Promise<Omit<WorkspaceSources, 'workspace'> & { hashes: ReadonlyMap<string, BuildHash> }> {
  const [{ createTaskGraph }, { InProcessTaskHasher }, { getTaskSpecificEnv }, { readNxJson }, context] =
    await Promise.all([
      import('nx/src/tasks-runner/create-task-graph.js'),
      import('nx/src/hasher/task-hasher.js'),
      import('nx/src/tasks-runner/task-env.js'),
      import('nx/src/config/nx-json.js'),
      import('nx/src/utils/workspace-context.js'),
    ]);
  const rootMap = Object.fromEntries(Object.values(graph.nodes).map((node) => [node.data.root, node.name]));
  // Always by reading the files here: a daemon's answer may be older than the last save.
  const files = await context.getNxWorkspaceFilesFromContext(root, rootMap, false);
  const buildable = services.filter((name) => graph.nodes[name]?.data.targets?.[buildTarget] !== undefined);
  const tasks = createTaskGraph(graph, {}, buildable, [buildTarget], undefined, {});
  const builds = Object.values(tasks.tasks).filter((task) => task.target.target === buildTarget);
  const hasher = new InProcessTaskHasher(graph, readNxJson(), files.externalReferences ?? null, {});
  const environments = Object.fromEntries(builds.map((task) => [task.id, getTaskSpecificEnv(task, graph)]));
  const results = await hasher.hashTasks(builds, tasks, environments, root, true);
  const digests = fileDigests([files.globalFiles, ...Object.values(files.projectFileMap)]);
  const hashes = new Map<string, BuildHash>();
  for (const [index, task] of builds.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    const inputs: Record<string, string> = {};
    for (const file of result.inputs?.files ?? []) inputs[file] = digests.get(file) ?? 'absent';
    for (const [name, digest] of Object.entries(result.details.nodes)) {
      if (!isFileSet(name)) inputs[name] = digest;
    }
    const needed = [...(tasks.dependencies[task.id] ?? []), ...(tasks.continuousDependencies[task.id] ?? [])];
    hashes.set(task.target.project, { hash: result.value, standsAlone: needed.length === 0, inputs });
  }
  const all = results.flatMap(({ inputs }) => inputs ?? []);
  return {
    hashes,
    files: [...digests.keys()],
    variables: [...new Set(all.flatMap(({ environment }) => environment))],
    isSelfContained: all.every(({ runtime, depOutputs }) => runtime.length === 0 && depOutputs.length === 0),
  };
}

function fileDigests(lists: readonly (readonly { file: string; hash: string }[])[]): Map<string, string> {
  return new Map(lists.flat().map(({ file, hash }) => [file, hash]));
}

/** Nx names a set of files "project:glob" or "workspace:[globs]"; its files are listed one by one instead. */
function isFileSet(name: string): boolean {
  if (name.startsWith('npm:') || name.startsWith('env:') || name.startsWith('runtime:')) return false;
  return name.startsWith('workspace:') || /[*/]/.test(name);
}

/** The nearest folder upwards that holds nx.json, which is where Nx itself looks. */
export function findWorkspaceRoot(start: string): string {
  let folder = start;
  for (;;) {
    if (existsSync(`${folder}/nx.json`)) return folder;
    const parent = folder.replace(/[\\/][^\\/]*$/, '');
    if (parent === folder || parent === '') {
      throw new DeployError('usage', `${start} is not inside an Nx workspace.`, {
        hint: 'Run it inside the checkout.',
      });
    }
    folder = parent;
  }
}

export const pathInWorkspace = (root: string, path: string): string => relative(root, path).split('\\').join('/');
