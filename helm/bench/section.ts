import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const page = fileURLToPath(new URL('../../docs/reference/performance.md', import.meta.url));

/** Puts one part's figures in their place on the page; what others wrote there stays. */
export async function writeSection(part: string, lines: readonly string[]): Promise<void> {
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const section = [begin, ...lines, end].join('\n\n');
  const before = await readFile(page, 'utf8').catch(() => '# Performance\n');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const text =
    from === -1 || to === -1
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length);
  await writeFile(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
}
