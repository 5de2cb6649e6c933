import type { Workspace } from '../graph/read-workspace.ts';

/** Whether a change of a file can change what is deployed. Pure. */
export function concernsDeploy(workspace: Pick<Workspace, 'services' | 'chart' | 'dependencies' | 'projectRoots'>) {
  const projects = new Set<string>();
  const add = (name: string): void => {
    if (projects.has(name)) return;
    projects.add(name);
    for (const dependency of workspace.dependencies[name] ?? []) add(dependency);
  };
  for (const { name } of workspace.services) add(name);
  const roots = [...projects].map((name) => workspace.projectRoots[name]).filter((root) => root !== undefined);
  const folders = [...roots, workspace.chart.root];
  return (path: string): boolean =>
    !path.includes('/') || folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** Gathers changes until there is a moment of quiet: an editor or a checkout writes many files at once. */
export interface Changes {
  add(paths: readonly string[]): void;
  /** The files that changed since the last call; undefined once the signal is aborted. */
  next(signal: AbortSignal): Promise<readonly string[] | undefined>;
}

export function gatherChanges(isRelevant: (path: string) => boolean, quietMilliseconds = 300): Changes {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isQuiet = true;
  let wake: (() => void) | undefined;
  return {
    add(paths) {
      const relevant = paths.filter(isRelevant);
      if (relevant.length === 0) return;
      for (const path of relevant) pending.add(path);
      isQuiet = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isQuiet = true;
        wake?.();
      }, quietMilliseconds);
    },
    async next(signal) {
      while (!signal.aborted) {
        if (pending.size > 0 && isQuiet) {
          const paths = [...pending].sort();
          pending.clear();
          return paths;
        }
        await new Promise<void>((resume) => {
          wake = resume;
          signal.addEventListener(
            'abort',
            () => {
              resume();
            },
            { once: true },
          );
        });
      }
      clearTimeout(timer);
      return undefined;
    },
  };
}

/** "apps/api/server.mjs and 2 more". Pure. */
export function describeChanges(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  return others.length === 0 ? first : `${first} and ${String(others.length)} more`;
}
