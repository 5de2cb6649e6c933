import { z } from 'zod';

/** How many tests or checks passed, failed and were skipped, and the names of those that failed, where they are known. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      failures: [...sum.failures, ...one.failures],
    }),
    noCounts,
  );
}

/** What `npm test` ends with: the names of what failed, and one line with the sums. */
export function renderCounts({ passed, failed, skipped, failures }: Counts): string {
  const names = failures.length === 0 ? '' : `Failed:\n${failures.map((name) => `- ${name}\n`).join('')}\n`;
  return `${names}${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
}

/** The counts of a command that may also have failed without a test of its own that did. */
export function withOutcome(counts: Counts, failed: boolean, title: string): Counts {
  return failed && counts.failed === 0 ? { ...counts, failed: 1, failures: [title] } : counts;
}

const jestCounts = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  failures: z.array(z.string()),
});

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
    return { passed: number('tests') - failed - skipped, failed, skipped, failures: [] };
  });
  const cases = [...text.matchAll(/<testcase\s[^>]*?\bname="([^"]*)"[^>]*[^/]>\s*<(?:failure|error)\b/g)];
  return { ...addCounts(suites), failures: cases.map(([, name = '']) => name) };
}

const playwrightSpec = z.object({
  title: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
});

interface PlaywrightSuite {
  readonly specs: readonly z.infer<typeof playwrightSpec>[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec), suites: z.array(playwrightSuite).optional() }),
);

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(playwrightSuite),
});

/** A spec's own `ok` is that of its first project only, so each project's outcome is looked at. */
function failedJourneys({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, tests }) => {
    const failed = tests.filter(({ status }) => status === 'unexpected').map(({ projectName }) => projectName);
    return failed.length === 0 ? [] : [`${title} (${failed.join(', ')})`];
  });
  return [...own, ...suites.flatMap(failedJourneys)];
}

/** The totals of Playwright's JSON report; its own list names the journeys that passed at the second try only. */
export function readPlaywrightCounts(text: string): Counts {
  const { stats, suites } = playwrightReport.parse(JSON.parse(text));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(failedJourneys),
  };
}

/** The `project:target` ids that Nx lists as failed at the end of a run. */
export function readFailedTasks(output: string): string[] {
  const [, list = ''] = output.split(/Failed tasks:/);
  return [...list.matchAll(/^\s*- (\S+:\S+)/gm)].map(([, task = '']) => task);
}
