import { loadavg } from 'node:os';
import { type LighthouseResult, lighthouseVersion } from './lighthouse.ts';
import type { ManyTasks } from './many-tasks.ts';

interface Measured {
  readonly kilobytes: number;
  readonly manyTasks: ManyTasks;
  readonly lighthouse: readonly LighthouseResult[];
  readonly measuredAt: Date;
}

export function renderSection({ kilobytes, manyTasks, lighthouse, measuredAt }: Measured): string {
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
  return [
    '## Frontend',
    '',
    `Measured ${measuredAt.toISOString().slice(0, 16).replace('T', ' ')} UTC by \`npx nx bench frontend\`: the production build, browser and`,
    `all services on one machine, system load ${load} at the end.`,
    '',
    `- First-load JavaScript of \`/tasks\`: ${kilobytes.toFixed(1)} kB gzip (aim: 200 or less); the chat comes after it.`,
    `- ${manyTasks.tasks.toLocaleString('en')} tasks, all loaded: ${String(manyTasks.rowsInPage)} rows in the page; the slowest interaction ("${manyTasks.slowest.interaction}") is painted after ${String(Math.round(manyTasks.slowest.ms))} ms (aim: under 200).`,
    `- Layout shift of that page from load to end: ${manyTasks.shift.toFixed(3)} (aim: 0.02 or less).`,
    '',
    '| interaction with 10,000 tasks | ms to next paint |',
    '| --- | ---: |',
    ...manyTasks.interactions.map(
      ({ interaction, ms }) => `| ${interaction} | ${ms === 0 ? 'under 16' : String(Math.round(ms))} |`,
    ),
    '',
    `Lighthouse ${lighthouseVersion}, median run (aims: 95, 100, 95): a desktop, and a phone with a fourth of this machine's speed on a slow line. \`/tasks\` has twenty tasks.`,
    '',
    '| page | screen | performance | accessibility | best practices | largest paint ms | blocking ms | layout shift |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lighthouse.map(
      (one) =>
        `| \`${one.path}\` | ${one.screen} | ${String(one.performance)} | ${String(one.accessibility)} | ${String(one.bestPractices)} | ${one.largestPaintMs.toFixed(0)} | ${one.blockingMs.toFixed(0)} | ${one.shift.toFixed(3)} |`,
    ),
  ].join('\n');
}

/** Puts a section between its marks; a page that has none yet gets it at its end. */
export function replaceSection(page: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const block = `${begin}\n\n${section}\n\n${end}`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to === -1) return `${page.trimEnd()}\n\n${block}\n`;
  return `${page.slice(0, from)}${block}${page.slice(to + end.length)}`;
}
