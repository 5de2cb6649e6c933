import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { workspaceRoot } from './workspace-root.ts';
import { z } from 'zod';
import { nestedNxEnvironment } from './environment.ts';

const run = promisify(execFile);

const targetSchema = z.object({
  executor: z.string().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  cache: z.boolean().optional(),
  inputs: z.array(z.unknown()).optional(),
});

const graphSchema = z.object({
  graph: z.object({
    nodes: z.record(
      z.string(),
      z.object({
        data: z.object({
          root: z.string(),
          tags: z.array(z.string()).default([]),
          targets: z.record(z.string(), targetSchema).default({}),
        }),
      }),
    ),
    dependencies: z.record(z.string(), z.array(z.object({ source: z.string(), target: z.string() }))),
  }),
});

export type ProjectGraph = z.infer<typeof graphSchema>['graph'];

async function runNx(args: readonly string[], root = workspaceRoot): Promise<string> {
  const cli = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const { stdout } = await run(process.execPath, [cli, ...args], {
    cwd: root,
    env: nestedNxEnvironment(),
    maxBuffer: 64e6,
  });
  return stdout;
}

/** The workspace's project graph as Nx sees it now. */
export async function readGraph(): Promise<ProjectGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'todo-graph-'));
  try {
    const file = join(folder, 'graph.json');
    await runNx(['graph', `--file=${file}`]);
    return graphSchema.parse(JSON.parse(await readFile(file, 'utf8'))).graph;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The projects with `target` that a change of `files` (relative to the root) reaches, sorted. */
export async function readAffected(files: readonly string[], target: string): Promise<string[]> {
  return showAffected([`--files=${files.join(',')}`], target);
}

/** The projects with `target` that the last commit of the repository at `root` reaches, sorted. */
export async function readAffectedByCommit(root: string, target: string): Promise<string[]> {
  return showAffected(['--base=HEAD~1', '--head=HEAD'], target, root);
}

async function showAffected(change: readonly string[], target: string, root?: string): Promise<string[]> {
  const args = ['show', 'projects', '--affected', ...change, '--with-target', target, '--json'];
  return z
    .array(z.string())
    .parse(JSON.parse(await runNx(args, root)))
    .sort();
}
