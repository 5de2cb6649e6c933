import type { Locator, Page } from '@playwright/test';

/** Adds a task by the form above the list. */
export async function addTask(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Add a task' });
  await field.fill(text);
  await field.press('Enter');
}

/** The row of a task in the list, by its title. */
export function taskRow(page: Page, title: string): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: title });
}
