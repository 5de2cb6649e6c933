import journeys from './playwright.config.ts';

/** The pictures in docs/images, taken from a running application: `npx nx pictures e2e`, with BASE_URL. */
export default {
  ...journeys,
  testDir: 'src/pictures',
  workers: 1,
  timeout: 240_000,
  reporter: 'list' as const,
  projects: journeys.projects?.filter(({ name }) => name === 'desktop') ?? [],
};
