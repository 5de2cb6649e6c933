/** What the tool takes from the process's environment. The only file that reads it. */
export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isCi: boolean;
  /** Nx runs this process as one of its tasks: its project graph on disk is fresh. */
  readonly insideNx: boolean;
  /** The project whose target Nx runs, when it does. */
  readonly nxProject: string | undefined;
  readonly tools: Readonly<Record<Tool, string>>;
}

/** Nx otherwise starts a process for each of its plugins: a second or more, for this tool's graph and for each build. */
export function loadNxPluginsInProcess(): void {
  process.env['NX_ISOLATE_PLUGINS'] ??= 'false';
}

/** For what reads its settings from the process itself, as executors of Nx do. */
export function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  Object.assign(process.env, variables);
}

export type Tool = 'docker' | 'helm' | 'kubectl' | 'minikube' | 'kind' | 'k3d' | 'git';

export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const tool = (name: Tool): string => variables[`TODO_DEPLOY_${name.toUpperCase()}`] ?? name;
  const nxProject = variables['NX_TASK_TARGET_PROJECT'];
  return {
    variables,
    isCi: variables['CI'] !== undefined && variables['CI'] !== '' && variables['CI'] !== 'false',
    insideNx: nxProject !== undefined,
    nxProject,
    tools: {
      docker: tool('docker'),
      helm: tool('helm'),
      kubectl: tool('kubectl'),
      minikube: tool('minikube'),
      kind: tool('kind'),
      k3d: tool('k3d'),
      git: tool('git'),
    },
  };
}
