import { expect, type Page } from '@playwright/test';

/** Imports lines of todo.txt as the person who is signed in on `page`; settles when all of them are tasks. `timeout` in ms. */
export async function importTasks(page: Page, lines: readonly string[], timeout: number): Promise<void> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post('/api/import?format=todotxt&preview=false', {
    headers: { origin, 'content-type': 'application/octet-stream' },
    data: lines.join('\n'),
    timeout,
  });
  expect(answer.status()).toBe(200);
}
