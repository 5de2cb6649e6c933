import { expect, type Page } from '@playwright/test';

export interface Watch {
  /** Fails if a page broke its own policy, threw, or asked another origin for anything. */
  expectClean(): void;
}

/** Listens to everything that a page should never do; start it before the first navigation. */
export async function watch(page: Page, baseURL: string): Promise<Watch> {
  const faults: string[] = [];
  const { origin } = new URL(baseURL);
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy|hydrat/i.test(message.text())) faults.push(message.text().slice(0, 300));
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`asked ${url.origin}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective}`),
    );
  });
  return { expectClean: () => expect(faults).toEqual([]) };
}
