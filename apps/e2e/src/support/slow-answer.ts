import { expect, type Page } from '@playwright/test';
import type { Chat } from './chat.ts';

const MANY = 8_000;

/**
 * The server takes one change of a person at a time, and an import is one: for the seconds that it takes, an answer
 * that adds a task is under way. Finished tasks, so that the list in the page stays as it is.
 */
export function importMany(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const lines = Array.from({ length: MANY }, (_, index) => `x Imported ${String(index)}`);
  const sent = page.request.post('/api/import?format=todotxt&preview=false', {
    headers: { origin, 'content-type': 'application/octet-stream' },
    data: lines.join('\n'),
    timeout: 80_000,
  });
  return sent.then((answer) => expect(answer.status()).toBe(200));
}

/** Asks for tasks until one has to wait for the import; gives what was asked for then. */
export async function askForOneThatWaits(chat: Chat): Promise<string> {
  for (let turn = 1; turn <= 30; turn += 1) {
    const task = `Water plant ${String(turn)}`;
    await chat.composer.fill(`Add a task to ${task}`);
    await chat.composer.press('Enter');
    await expect(chat.log).toContainText(`Add a task to ${task}`);
    const isOver = await chat
      .button('Send')
      .waitFor({ timeout: 1500 })
      .then(
        () => true,
        () => false,
      );
    if (!isOver) return task;
  }
  throw new Error('No answer had to wait for the import.');
}
