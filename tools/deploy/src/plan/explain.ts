import type { Workspace, ServiceSource } from '../graph/read-workspace.ts';
import { changedKeys } from './assemble-plan.ts';

/** One input of an image that differs from what the cluster runs. */
export interface InputChange {
  readonly input: string;
  readonly change: 'changed' | 'added' | 'removed';
  /** What the input is. */
  readonly sort: 'file' | 'package' | 'environment' | 'configuration';
  /** Projects from the service to the one that owns the file. */
  readonly path: readonly string[];
}

/** Compares the inputs that a revision was built from with those of now. Pure. */
export function changedInputs(
  service: ServiceSource,
  before: Readonly<Record<string, string>>,
  workspace: Pick<Workspace, 'dependencies' | 'projectRoots'>,
): InputChange[] {
  return changedKeys(before, service.inputs).map((input) => ({
    input,
    change: before[input] === undefined ? 'added' : service.inputs[input] === undefined ? 'removed' : 'changed',
    sort: sortOf(input),
    path:
      sortOf(input) === 'file'
        ? projectPath(service.name, ownerOf(input, workspace.projectRoots), workspace.dependencies)
        : [],
  }));
}

function sortOf(input: string): InputChange['sort'] {
  if (input.startsWith('npm:') || input === 'AllExternalDependencies') return 'package';
  if (input.startsWith('env:') || input.startsWith('runtime:')) return 'environment';
  return /:(ProjectConfiguration|TsConfig)$/.test(input) ? 'configuration' : 'file';
}

/** The project whose folder holds the file; the deepest one wins. Pure. */
export function ownerOf(file: string, roots: Readonly<Record<string, string>>): string | undefined {
  const owners = Object.entries(roots).filter(([, root]) => root !== '.' && file.startsWith(`${root}/`));
  return owners.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** The shortest way through the project graph; empty when there is none. Pure. */
export function projectPath(
  from: string,
  to: string | undefined,
  dependencies: Readonly<Record<string, readonly string[]>>,
): string[] {
  if (to === undefined) return [];
  const seen = new Set([from]);
  let ways: string[][] = [[from]];
  while (ways.length > 0) {
    const arrived = ways.find((way) => way.at(-1) === to);
    if (arrived !== undefined) return arrived;
    ways = ways.flatMap((way) =>
      (dependencies[way.at(-1) ?? ''] ?? [])
        .filter((next) => !seen.has(next))
        .map((next) => {
          seen.add(next);
          return [...way, next];
        }),
    );
  }
  return [];
}

/** One line about a changed input. Pure. */
export function describeChange({ input, change, sort, path }: InputChange): string {
  const way = path.length > 1 ? ` (${path.join(' -> ')})` : '';
  if (sort === 'package') return `package ${input.replace(/^npm:/, '')} ${change}`;
  if (sort === 'environment') return `build environment ${input.replace(/^(env|runtime):/, '')} ${change}`;
  if (sort === 'configuration') return `target or compiler configuration of ${input.split(':')[0] ?? input} ${change}`;
  return `${input} ${change}${way}`;
}
