import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

const inRoot = { cwd: workspaceRoot, encoding: 'utf8' } as const;
const read = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8');
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], inRoot)
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(workspaceRoot, file)));

describe('the documentation', () => {
  it('links only to pages and headings that exist', () => {
    expect(pages.flatMap(brokenLinks)).toEqual([]);
    expect(pages).toContain('docs/quickstart.md');
  });

  it('has no word that neither a dictionary nor the project knows', () => {
    expect(unknownWords([])).toEqual([]);
    // What finds nothing may look at nothing.
    expect(unknownWords(['tools/workspace/src/misspelt.txt'])).toEqual(['kluster']);
  });

  it('says in the README what the benches have written last', () => {
    const [, section = ''] = read('README.md').split('## How fast');
    const rows = [...section.matchAll(/^\| (.*) \| +(\S.*?) +\| +`npx nx bench /gm)];
    const figures = rows.flatMap(([, what = '', measured = '']) => [
      ...`${measured} ${/\([^)]*: ([\d.]+)/.exec(what)?.[1] ?? ''}`.matchAll(/\d+(?:\.\d+)?/g),
    ]);
    const written = new Set([...read('docs/reference/performance.md').matchAll(/\d+(?:\.\d+)?/g)].map(String));
    expect(figures.length).toBeGreaterThan(8);
    expect(figures.map(String).filter((figure) => !written.has(figure))).toEqual([]);
  });

  it('describes every table of the database, and no other', () => {
    const models = execFileSync('git', ['grep', '-h', '__tablename__ = ', '--', 'apps/backend/src'], inRoot);
    const tables = [...models.matchAll(/"([a-z_]+)"/g)].map(([, table]) => table);
    const rows = read('docs/data-model.md').matchAll(/^\| ((?:`[a-z_]+`(?:, )?)+) +\|.*\|.*\|$/gm);
    const described = [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/[a-z_]+/g)].map(([table]) => table));
    expect(described.sort()).toEqual(tables.sort());
  });
});

function unknownWords(files: readonly string[]): string[] {
  const cli = join(createRequire(import.meta.url).resolve('cspell'), '..', '..', '..', 'bin.mjs');
  const args = [cli, 'lint', '--no-progress', '--no-summary', '--words-only', '--unique', ...files];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    ...inRoot,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
}

function brokenLinks(page: string): string[] {
  const prose = read(page).replaceAll(/```.*?```/gs, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target) && isBroken(page, target)).map((to) => `${page} -> ${to}`);
}

function isBroken(page: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : posix.join(posix.dirname(page), path);
  if (!existsSync(join(workspaceRoot, file))) return true;
  return heading !== undefined && file.endsWith('.md') && !headingsOf(file).includes(heading);
}

/** Headings as GitHub writes them into the address. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
