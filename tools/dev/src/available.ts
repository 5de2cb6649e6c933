import { existsSync } from 'node:fs';
import { execa } from 'execa';

/** What a check needs from the machine beyond Node and Python. */
export interface Tool {
  readonly id: 'helm' | 'browser' | 'engine' | 'cluster';
  readonly name: string;
  readonly skips: string;
}

export const tools: readonly Tool[] = [
  { id: 'helm', name: 'Helm', skips: 'the chart tests' },
  { id: 'browser', name: 'a browser (Chromium, Chrome or Playwright’s own)', skips: 'the browser journeys' },
  { id: 'engine', name: 'a Docker engine with buildx', skips: 'image builds' },
  { id: 'cluster', name: 'a local Kubernetes cluster', skips: 'the cluster tests' },
];

const succeeds = async (command: string, args: readonly string[]): Promise<boolean> =>
  !(await execa(command, args, { reject: false, timeout: 15_000, stdin: 'ignore' })).failed;

const browserPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The program of a system browser, or undefined when only Playwright's own could serve. */
export function findSystemBrowser(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return [environment['CHROMIUM_PATH'], ...browserPaths].find((path) => path !== undefined && existsSync(path));
}

async function hasPlaywrightBrowser(): Promise<boolean> {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

export async function isAvailable(
  { id }: Tool,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  switch (id) {
    case 'helm':
      return succeeds('helm', ['version', '--short']);
    case 'browser':
      return findSystemBrowser(environment) !== undefined || (await hasPlaywrightBrowser());
    case 'engine':
      return (await succeeds('docker', ['info'])) && (await succeeds('docker', ['buildx', 'version']));
    case 'cluster':
      return succeeds('kubectl', ['version', '--request-timeout=10s']);
  }
}
