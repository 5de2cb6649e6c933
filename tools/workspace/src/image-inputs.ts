import { z } from 'zod';
import { globSource } from './glob.ts';
import type { ProjectGraph } from './graph.ts';

const inputsSchema = z.array(z.union([z.string(), z.looseObject({})]));

export interface FileSet {
  readonly root: string;
  /** Relative to the workspace; `!` takes files out again. */
  readonly patterns: readonly string[];
}

/** What the hash of `docker-build` covers: the project's own files, and those that its libraries add by `^` inputs. */
export function imageFileSets(
  graph: ProjectGraph,
  namedInputs: Readonly<Record<string, readonly string[]>>,
  project: string,
): FileSet[] {
  const inputs = inputsSchema.parse(graph.nodes[project]?.data.targets['docker-build']?.inputs);
  const words = inputs.filter((input) => typeof input === 'string');
  const own = words.filter((word) => !word.startsWith('^')).flatMap((word) => namedInputs[word] ?? [word]);
  const inherited = words.filter((word) => word.startsWith('^')).flatMap((word) => namedInputs[word.slice(1)] ?? []);
  const libraries = inherited.length > 0 ? dependenciesOf(graph, project).filter((name) => name !== project) : [];
  return [fileSet(graph, project, own), ...libraries.map((library) => fileSet(graph, library, inherited))];
}

function fileSet(graph: ProjectGraph, project: string, patterns: readonly string[]): FileSet {
  const root = graph.nodes[project]?.data.root ?? '';
  return {
    root,
    patterns: patterns.map((pattern) => pattern.replace('{projectRoot}', root).replace('{workspaceRoot}/', '')),
  };
}

export function isInFileSet(file: string, { patterns }: FileSet): boolean {
  const matches = (pattern: string) => new RegExp(`^${globSource(pattern.replace('!', ''))}$`).test(file);
  const isExclusion = (pattern: string) => pattern.startsWith('!');
  return (
    patterns.some((pattern) => !isExclusion(pattern) && matches(pattern)) &&
    !patterns.some((pattern) => isExclusion(pattern) && matches(pattern))
  );
}

function dependenciesOf(graph: ProjectGraph, project: string, seen: ReadonlySet<string> = new Set()): string[] {
  if (seen.has(project)) return [];
  const local = (graph.dependencies[project] ?? []).map(({ target }) => target).filter((name) => name in graph.nodes);
  const next = new Set([...seen, project]);
  return [...new Set([project, ...local.flatMap((name) => dependenciesOf(graph, name, next))])];
}
