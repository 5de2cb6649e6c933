import { z } from 'zod';

/** How many tests or checks passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    noCounts,
  );
}

/** The closing line of `npm test`. */
export function renderCounts({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
}

const jestCounts = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** What our Jest reporter writes. */
export function readJestCounts(text: string): Counts {
  return jestCounts.parse(JSON.parse(text));
}

/** The totals of a JUnit file as pytest writes it. */
export function readJunitCounts(text: string): Counts {
  const suites = [...text.matchAll(/<testsuite\s([^>]*)>/g)].map(([, attributes = '']) => {
    const number = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
    const failed = number('failures') + number('errors');
    const skipped = number('skipped');
    return { passed: number('tests') - failed - skipped, failed, skipped };
  });
  return addCounts(suites);
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The totals of Playwright's JSON report; its own list names the journeys that passed at the second try only. */
export function readPlaywrightCounts(text: string): Counts {
  const { stats } = playwrightReport.parse(JSON.parse(text));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/** The `project:target` ids that Nx lists as failed at the end of a run. */
export function readFailedTasks(output: string): string[] {
  const [, list = ''] = output.split(/Failed tasks:/);
  return [...list.matchAll(/^\s*- (\S+:\S+)/gm)].map(([, task = '']) => task);
}
