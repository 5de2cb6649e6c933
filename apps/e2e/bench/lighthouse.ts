import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { browserPath } from './options.ts';

const run = promisify(execFile);

/** The last that runs on Node 20. Not among our dependencies: nobody else needs its hundred packages. */
export const lighthouseVersion = '12.8.2';
const runs = Number(process.env['LIGHTHOUSE_RUNS'] ?? 3);

export const screens = ['desktop', 'phone'] as const;
export type Screen = (typeof screens)[number];

export interface LighthouseResult {
  readonly path: string;
  readonly screen: Screen;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
}

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

/** The run with the median performance, as Lighthouse's own documents advise. */
export async function runLighthouse(
  url: string,
  screen: Screen,
  cookie: string | undefined,
): Promise<LighthouseResult> {
  const reports: Report[] = [];
  for (let turn = 0; turn < runs; turn += 1) reports.push(await runOnce(url, screen, cookie));
  const results = reports
    .map((report) => resultOf(new URL(url).pathname, screen, report))
    .sort((one, other) => one.performance - other.performance);
  const median = results[Math.floor((results.length - 1) / 2)];
  if (median === undefined) throw new Error('LIGHTHOUSE_RUNS must be at least 1.');
  return median;
}

async function runOnce(url: string, screen: Screen, cookie: string | undefined): Promise<Report> {
  const flags = ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const { stdout } = await run(
    'npx',
    [
      '--yes',
      `lighthouse@${lighthouseVersion}`,
      url,
      '--output=json',
      '--quiet',
      // What Lighthouse measures without a preset is a phone.
      ...(screen === 'desktop' ? ['--preset=desktop'] : []),
      '--only-categories=performance,accessibility,best-practices',
      `--chrome-flags=${flags.join(' ')}`,
      ...(cookie === undefined ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
    ],
    {
      maxBuffer: 64_000_000,
      env: { ...process.env, ...(browserPath === undefined ? {} : { CHROME_PATH: browserPath }) },
      shell: process.platform === 'win32',
    },
  );
  return JSON.parse(stdout) as Report;
}

function resultOf(path: string, screen: Screen, { categories, audits }: Report): LighthouseResult {
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    path,
    screen,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    largestPaintMs: value('largest-contentful-paint'),
    blockingMs: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
  };
}
