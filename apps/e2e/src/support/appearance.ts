import type { Browser, BrowserContext } from '@playwright/test';

const appearances = [
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
  { language: 'ur', colorScheme: 'light' },
  { language: 'ur', colorScheme: 'dark' },
] as const;

export type Appearance = (typeof appearances)[number];

/** What a deployed application shows is what the local one does, in every look: one of them shows that it does. */
export const looks = process.env['API_URL'] === undefined ? appearances.slice(-1) : appearances;

/** Each language and each colour scheme once: what opens over a page is made of the same parts in all four. */
export const oppositeLooks = looks.filter(
  ({ language, colorScheme }) => (language === 'en') === (colorScheme === 'light'),
);

/** A browser that has signed in elsewhere (`state`), looking at the app in one language and colour scheme. */
export async function openAs(
  browser: Browser,
  { language, colorScheme }: Appearance,
  options: {
    readonly baseURL: string;
    readonly state?: Awaited<ReturnType<BrowserContext['storageState']>>;
    readonly isPhone: boolean;
  },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: options.baseURL,
    colorScheme,
    locale: language === 'ur' ? 'ur-PK' : 'en-GB',
    viewport: options.isPhone ? { width: 360, height: 740 } : { width: 1440, height: 900 },
    hasTouch: options.isPhone,
    isMobile: options.isPhone,
    ...(options.state === undefined ? {} : { storageState: options.state }),
  });
  await context.addCookies([{ name: 'todo_language', value: language, url: options.baseURL }]);
  return context;
}
