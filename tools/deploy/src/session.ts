import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BuildTasks } from './apply/build-tasks.ts';
import { readKubernetesVersion } from './cluster/read-version.ts';
import { createClusterClient, type ClusterClient } from './cluster/cluster-client.ts';
import { assertMayDeployTo, readKubeContext, type KubeContext } from './cluster/kube-context.ts';
import { environmentsFileName, readSettings, type DeploySettings, type ImportFile } from './config/environments.ts';
import type { Console } from './console/console.ts';
import type { Environment } from './environment.ts';
import { DeployError } from './failures.ts';
import { findWorkspaceRoot } from './graph/read-workspace.ts';
import { createHelm, type Helm } from './helm/helm.ts';
import { createEngine, type Engine } from './images/engine.ts';
import type { LoaderOptions } from './images/choose-loader.ts';
import type { HttpFetch } from './images/registry.ts';
import type { Run } from './process.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly env: string;
  readonly namespace?: string | undefined;
  readonly context?: string | undefined;
  readonly allowRemote: boolean;
  readonly registry?: string | undefined;
  readonly yes: boolean;
  readonly json: boolean;
  readonly chart?: string | undefined;
  readonly verbose: boolean;
}

/** What the outside world is to a command: everything that leaves the process comes in here. */
export interface Outside {
  readonly environment: Environment;
  readonly run: Run;
  readonly fetch: HttpFetch;
  readonly importFile: ImportFile;
  readonly console: Console;
  readonly folder: string;
  readonly now: () => Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** One command's view of workspace and cluster. */
export interface Session extends Outside {
  readonly options: CommonOptions;
  readonly root: string;
  readonly chartFolder: string;
  /** Name of the chart's project, for the commands that messages suggest. */
  readonly chartName: string;
  readonly settings: DeploySettings;
  readonly namespace: string;
  readonly kube: KubeContext;
  readonly client: ClusterClient;
  readonly engine: Engine;
  readonly helm: Helm;
  /** Where a command may build. */
  readonly builds?: BuildTasks;
}

/** Opens what a command needs; reads the environments file and the kubeconfig, calls nothing else. */
export async function openSession(outside: Outside, options: CommonOptions): Promise<Session> {
  const root = findWorkspaceRoot(outside.folder);
  const chartFolder = join(root, options.chart ?? (await findChartFolder(root)));
  assertIsChart(chartFolder);
  const settings = withRegistry(await readSettings(chartFolder, options.env, outside.importFile), options.registry);
  const kube = readKubeContext(options.context);
  assertMayDeployTo(kube, { named: options.context !== undefined, allowRemote: options.allowRemote });
  const namespace = options.namespace ?? settings.namespace;
  const { run, environment } = outside;
  const client = createClusterClient(kube);
  return {
    ...outside,
    options,
    root,
    chartFolder,
    chartName: readChartName(chartFolder),
    settings,
    namespace,
    kube,
    client,
    engine: createEngine(run, environment.tools),
    helm: createHelm(
      run,
      environment.tools,
      { release: settings.release, namespace, context: kube.name, chart: chartFolder },
      async () => (await readKubernetesVersion(client))?.gitVersion,
    ),
  };
}

const withRegistry = (settings: DeploySettings, registry: string | undefined): DeploySettings =>
  registry === undefined ? settings : { ...settings, environment: { ...settings.environment, registry } };

const projectFile = z.looseObject({ name: z.string() });

/** Name of the chart's project, as commands are typed. */
function readChartName(folder: string): string {
  try {
    return projectFile.parse(JSON.parse(readFileSync(join(folder, 'project.json'), 'utf8'))).name;
  } catch {
    return 'helm-chart';
  }
}

function assertIsChart(folder: string): void {
  if (existsSync(join(folder, environmentsFileName))) return;
  throw new DeployError('usage', `${folder} is no chart with ${environmentsFileName}.`, {
    hint: 'Name the chart folder with --chart, from the root of the workspace.',
  });
}

/** The folder in the workspace's root that is a chart with an environments file. */
async function findChartFolder(root: string): Promise<string> {
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const chart = folders.find(({ name }) => existsSync(join(root, name, environmentsFileName)));
  if (chart !== undefined) return chart.name;
  throw new DeployError('usage', `No folder of ${root} holds a chart with ${environmentsFileName}.`, {
    hint: 'Name the chart folder with --chart.',
  });
}

/** What choosing a way for images needs of a session. */
export const loaderOptions = (session: Session): LoaderOptions => ({
  context: session.kube,
  client: session.client,
  run: session.run,
  engine: session.engine,
  tools: session.environment.tools,
  fetch: session.fetch,
  demanded: session.settings.environment.registry,
  candidates: session.settings.registries,
});
