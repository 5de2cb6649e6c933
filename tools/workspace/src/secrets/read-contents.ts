import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Content } from './find-secrets.ts';

const run = promisify(execFile);
const buffers = { encoding: 'buffer', maxBuffer: 256e6 } as const;

async function git(root: string, args: readonly string[]): Promise<Buffer> {
  return (await run('git', args, { cwd: root, ...buffers })).stdout;
}

async function listNames(root: string, args: readonly string[]): Promise<string[]> {
  return (await git(root, args)).toString('utf8').split('\0').filter(Boolean);
}

/** `undefined` for what is not text. */
function toText(bytes: Buffer): string | undefined {
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString('utf8');
}

async function readAll(
  names: readonly string[],
  read: (name: string) => Promise<Buffer | undefined>,
): Promise<Content[]> {
  const contents: Content[] = [];
  for (const name of names) {
    const bytes = await read(name);
    const text = bytes === undefined ? undefined : toText(bytes);
    if (text !== undefined) contents.push({ name, text });
  }
  return contents;
}

/** What the next commit would hold, as staged: the work tree may say something else. */
export async function readStaged(root: string): Promise<Content[]> {
  const names = await listNames(root, ['diff', '--cached', '--name-only', '--diff-filter=ACMRT', '-z']);
  // A submodule has no content of its own.
  return readAll(names, (name) => git(root, ['show', `:${name}`]).catch(() => undefined));
}

/** Every file that git knows, as it lies in the work tree. */
export async function readTracked(root: string): Promise<Content[]> {
  return readAll(await listNames(root, ['ls-files', '-z']), (name) =>
    readFile(join(root, name)).catch(() => undefined),
  );
}

/** The lines that each commit after `base` added: a secret that a later commit took out again is still there for all. */
export async function readAddedSince(root: string, base: string): Promise<Content[]> {
  const range = await git(root, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`]).then(
    () => `${base}..HEAD`,
    // The first push of a branch has no base.
    () => 'HEAD',
  );
  const commits = (await git(root, ['rev-list', '--no-merges', range])).toString('utf8').split('\n').filter(Boolean);
  const contents: Content[] = [];
  for (const commit of commits) {
    const patch = await git(root, ['show', '--format=', '--unified=0', '--no-color', '--no-ext-diff', commit]);
    contents.push(...addedLines(commit, patch.toString('utf8')));
  }
  return contents;
}

/** The lines that a patch adds, one text a file. Pure. */
export function addedLines(commit: string, patch: string): Content[] {
  return patch
    .split(/^diff --git .*$/m)
    .slice(1)
    .flatMap((part) => {
      const file = /^\+\+\+ b\/(.*)$/m.exec(part)?.[1];
      const lines = part.split('\n').filter((line) => line.startsWith('+') && !line.startsWith('+++ '));
      if (file === undefined || lines.length === 0) return [];
      return [{ name: `${commit.slice(0, 12)}/${file}`, text: lines.map((line) => line.slice(1)).join('\n') }];
    });
}
