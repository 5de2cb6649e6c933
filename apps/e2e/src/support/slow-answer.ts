import { expect, test, type Page } from '@playwright/test';
import type { Chat } from './chat.ts';
import { importTasks } from './import-tasks.ts';

const MANY = 8_000;

/** How much slower than usual this machine is taken to be: each further try of a journey takes it to be slower. */
const slowness = (): number => 1 + test.info().retry;

/**
 * The server takes one change of a person at a time, and an import is one: for the seconds that it takes, an answer
 * that adds a task is under way. Finished tasks, so that the list in the page stays as it is.
 */
export async function importMany(page: Page): Promise<void> {
  const imports = Array.from({ length: slowness() }, (_, part) =>
    importTasks(
      page,
      Array.from({ length: MANY }, (__, index) => `x Imported ${String(part * MANY + index)}`),
      80_000,
    ),
  );
  await Promise.all(imports);
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
      .waitFor({ timeout: 1500 * slowness() })
      .then(
        () => true,
        () => false,
      );
    if (!isOver) return task;
  }
  throw new Error('No answer had to wait for the import.');
}
