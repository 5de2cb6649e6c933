import { statSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Tool } from '../environment.ts';
import { digestOf } from '../json.ts';
import type { Run } from '../process.ts';
import { readWorkspaceWithSources, type Workspace, type WorkspaceSources } from './read-workspace.ts';

/*
 * To ask Nx takes 0.3 s of CPU, and 1.5 s where it has to compute its graph; to see that nothing was touched since it
 * was asked takes 0.02 s. As git does with its index, every file is remembered by what the file system says about it.
 * Whatever might be wrong (a file too young to be told from its next version, a hash that asks a command) is not
 * remembered, so that Nx is asked.
 */

const stamps = z.record(z.string(), z.string());
const rememberedSchema = z.object({
  version: z.literal(2),
  root: z.string(),
  /** What the file system says about each file and folder: thousands, and whatever is no text equals none. */
  stamps: z.custom<Readonly<Record<string, string>>>((value) => typeof value === 'object' && value !== null),
  /** Digests of the variables that enter a hash; null: not set. */
  variables: z.record(z.string(), z.string().nullable()),
  workspace: z.object({
    root: z.string(),
    chart: z.object({ name: z.string(), root: z.string() }),
    services: z.array(
      z.object({
        name: z.string(),
        root: z.string(),
        repository: z.string(),
        hash: z.string(),
        standsAlone: z.boolean(),
        inputs: stamps,
      }),
    ),
    dependencies: z.record(z.string(), z.array(z.string())),
    projectRoots: stamps,
  }),
});

interface Options {
  readonly root: string;
  readonly graphIsFresh: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly run: Run;
  readonly tools: Readonly<Record<Tool, string>>;
  /** Called with what is remembered while it is not known yet whether it still holds. */
  readonly onRecall?: ((workspace: Workspace) => void) | undefined;
  /** Called when something was touched, before Nx is asked what it comes to. */
  readonly onChange?: (() => void) | undefined;
}

const memory = (root: string): string => join(root, 'dist', 'deploy', 'workspace.json');

/** The workspace as it is now: remembered where nothing was touched, else from Nx. */
export async function readRememberedWorkspace(options: Options): Promise<Workspace> {
  const known = await recall(options);
  if (known !== undefined) return known;
  options.onChange?.();
  const began = Date.now();
  const sources = await readWorkspaceWithSources(options);
  // Only a hint is lost when it cannot be kept.
  await remember(options, sources, began).catch(() => undefined);
  return sources.workspace;
}

async function recall({ root, environment, onRecall }: Options): Promise<Workspace | undefined> {
  const text = await readFile(memory(root), 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : rememberedSchema.safeParse(parseJson(text));
  if (parsed?.success !== true || parsed.data.root !== root) return undefined;
  const { stamps: kept, variables, workspace } = parsed.data;
  onRecall?.(workspace);
  for (const [name, digest] of Object.entries(variables)) {
    if (digestOfVariable(environment[name]) !== digest) return undefined;
  }
  for (const [path, stamp] of Object.entries(kept)) if (stampOf(`${root}/${path}`)?.text !== stamp) return undefined;
  return workspace;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const digestOfVariable = (value: string | undefined): string | null => (value === undefined ? null : digestOf(value));

/** Younger than this, a file might be changed again without its times telling. */
const youngMilliseconds = 100;

async function remember(
  options: Options,
  { workspace, files, variables, isSelfContained }: WorkspaceSources,
  began: number,
): Promise<void> {
  if (!isSelfContained) return;
  const { root, environment } = options;
  const folders = await watchedFolders(options, files);
  if (folders === undefined) return;
  const kept: Record<string, string> = {};
  for (const path of [...folders, ...files, ...(await sideFiles(root, workspace))]) {
    const stamp = stampOf(join(root, path));
    if (stamp === undefined || stamp.changedAt > began - youngMilliseconds) return;
    kept[path] = stamp.text;
  }
  const file = memory(root);
  const digests = Object.fromEntries(variables.map((name) => [name, digestOfVariable(environment[name])]));
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${String(process.pid)}`;
  await writeFile(partial, JSON.stringify({ version: 2, root, stamps: kept, variables: digests, workspace }));
  await rename(partial, file);
}

/** What enters a hash and is no file of the graph: variables kept in files, and the packages as they are installed. */
async function sideFiles(root: string, { services }: Workspace): Promise<string[]> {
  const places = ['', ...services.map((service) => `${service.root}/`)];
  const lists = await Promise.all(
    places.map(async (place) =>
      (await readdir(join(root, place)))
        .filter((name) => /^\.(.+\.)?env(\..+)?$/.test(name))
        .map((name) => `${place}${name}`),
    ),
  );
  const installed = ['node_modules/.package-lock.json', 'node_modules/nx/package.json'];
  return [...lists.flat(), ...installed.filter((path) => stampOf(join(root, path)) !== undefined)];
}

/**
 * Every folder in which a new file could enter the graph: those that hold a known file, and those below them that git
 * does not ignore. undefined: git cannot say.
 */
async function watchedFolders(
  { root, run, tools }: Options,
  files: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const folders = new Set(['.']);
  for (const file of files) {
    for (let folder = dirname(file); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  const others = (await Promise.all([...folders].map((folder) => foldersIn(root, folder))))
    .flat()
    .filter((folder) => !folders.has(folder) && folder !== '.git');
  if (others.length === 0) return folders;
  const { exitCode, stdout } = await run(tools.git, ['check-ignore', '--stdin', '-z'], {
    cwd: root,
    input: others.map((folder) => `${folder}/\0`).join(''),
  });
  // 0: some are ignored, 1: none is.
  if (exitCode > 1) return undefined;
  const ignored = new Set(stdout.split('\0').map((path) => path.replace(/\/$/, '')));
  for (const folder of others) if (!ignored.has(folder)) await addBelow(root, folder, folders);
  return folders;
}

async function addBelow(root: string, folder: string, folders: Set<string>): Promise<void> {
  folders.add(folder);
  for (const child of await foldersIn(root, folder)) await addBelow(root, child, folders);
}

async function foldersIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => (folder === '.' ? name : `${folder}/${name}`));
}

/** The time of the last change of content, name or rights cannot be set by hand, unlike that of the content alone. */
function stampOf(path: string): { text: string; changedAt: number } | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  // A folder's size says nothing that its time does not say.
  const size = found.isDirectory() ? 'folder' : String(found.size);
  return { text: `${String(found.ctimeMs)} ${size} ${String(found.ino)}`, changedAt: found.ctimeMs };
}
