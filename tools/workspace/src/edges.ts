import type { ProjectGraph } from './graph.ts';

export interface Boundary {
  readonly sourceTag: string;
  readonly onlyDependOnLibsWithTags: readonly string[];
}

/** The edges of the graph that no rule of the table allows, as "source -> target". Pure. */
export function findForbiddenEdges(graph: ProjectGraph, table: readonly Boundary[]): string[] {
  const tagsOf = (project: string): readonly string[] => graph.nodes[project]?.data.tags ?? [];
  return Object.values(graph.dependencies)
    .flat()
    .filter(({ target }) => target in graph.nodes)
    .filter(({ source, target }) =>
      table
        .filter(({ sourceTag }) => tagsOf(source).includes(sourceTag))
        .some(({ onlyDependOnLibsWithTags }) => !onlyDependOnLibsWithTags.some((tag) => tagsOf(target).includes(tag))),
    )
    .map(({ source, target }) => `${source} -> ${target}`);
}
