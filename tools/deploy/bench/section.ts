import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const page = fileURLToPath(new URL('../../../docs/reference/performance.md', import.meta.url));

/** Puts one part's figures in their place on the page; what others wrote there stays. */
export async function writeSection(part: string, lines: readonly string[]): Promise<void> {
  const [begin, end] = [`<!-- deploy-${part}: begin -->`, `<!-- deploy-${part}: end -->`];
  const section = [begin, ...lines, end].join('\n\n');
  const before = await readFile(page, 'utf8').catch(() => '# Performance\n');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const text =
    from === -1 || to === -1
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length);
  await writeFile(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
}

/** Where and when, for the head of a section. */
export function circumstances(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${String(availableParallelism())} cores, system load ${load.join(', ')} at the end`;
}

/** Pure. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Pure. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
