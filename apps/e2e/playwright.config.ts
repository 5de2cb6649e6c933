import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './src/support/browser.ts';

/** The same journeys run against `npm start`'s stack and against a deployed URL: BASE_URL says which. */
export default defineConfig({
  testDir: 'src/journeys',
  outputDir: '../../dist/e2e/results',
  reporter: [['list'], ['json', { outputFile: '../../dist/test-results/e2e/report.json' }]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A busy CI machine gets a second try, which the list names as flaky; nobody's own machine does.
  retries: process.env['CI'] === undefined ? 0 : 1,
  use: {
    baseURL: process.env['BASE_URL'] ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions,
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    { name: 'phone', grep: /@phone/, use: { ...devices['Pixel 7'] } },
  ],
});
