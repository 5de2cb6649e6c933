import config from '../playwright.config.ts';

/** The browser of the journeys, with its own options. */
export const browserOptions = config.use?.launchOptions ?? {};
export const browserPath = browserOptions.executablePath;
