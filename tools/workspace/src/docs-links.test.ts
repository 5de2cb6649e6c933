import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { workspaceRoot } from './graph.ts';

const read = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: workspaceRoot, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(workspaceRoot, file)));

describe('the documentation', () => {
  it('links only to pages and headings that exist', () => {
    expect(pages.flatMap(brokenLinks)).toEqual([]);
    expect(pages).toContain('docs/quickstart.md');
  });
});

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
