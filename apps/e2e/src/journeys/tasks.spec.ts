import { expect, type Page, test } from '@playwright/test';
import { signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';
import { watch } from '../support/watch.ts';

async function addTasks(page: Page, ...titles: string[]): Promise<void> {
  for (const [index, title] of titles.entries()) {
    await addTask(page, title);
    await expect(taskRow(page, title)).toContainText(`#${String(index + 1)}`);
  }
}

test('a task is changed in place, in full, completed, deleted, and all of it undone', async ({ page, baseURL }) => {
  const seen = await watch(page, baseURL ?? '');
  await signUp(page);
  await addTasks(page, 'Water plants');

  await taskRow(page, 'Water plants').getByRole('button', { name: 'Water plants', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Water all plants');
  await page.keyboard.press('Enter');
  await expect(taskRow(page, 'Water all plants')).toBeVisible();

  await taskRow(page, 'Water all plants').hover();
  await page.getByRole('button', { name: 'Actions for “Water all plants”' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByLabel('Notes').fill('Not the cactus');
  await page.getByLabel('Due date').fill('2030-05-17');
  await page.getByLabel('Tags').fill('#home #garden');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(taskRow(page, 'Water all plants')).toContainText('17 May 2030');
  await expect(taskRow(page, 'Water all plants')).toContainText('#garden');

  const tick = page.getByRole('checkbox', { name: 'Complete “Water all plants”' });
  await tick.click();
  await expect(tick).toBeChecked();
  await page.getByText('Completed #1.').locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(tick).not.toBeChecked();

  await page.getByRole('button', { name: 'Actions for “Water all plants”' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(taskRow(page, 'Water all plants')).toHaveCount(0);
  await expect(page.getByText('Moved #1 to the trash.')).toBeVisible();
  await page.locator('h1').click();
  const restored = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.keyboard.press('Control+z');
  await expect(taskRow(page, 'Water all plants')).toBeVisible();
  await restored;
  await page.reload();
  await expect(taskRow(page, 'Water all plants')).toContainText('17 May 2030');
  seen.expectClean();
});

test('several tasks are completed and deleted at once, and come back', async ({ page }) => {
  await signUp(page);
  await addTasks(page, 'One', 'Two', 'Three');
  await page.getByRole('button', { name: 'Select several' }).click();
  await page.getByRole('checkbox', { name: 'Select “One”' }).click();
  await page.getByRole('checkbox', { name: 'Select “Three”' }).click();
  const bar = page.getByRole('toolbar', { name: 'Select several' });
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Delete' }).click();
  await expect(taskRow(page, 'One')).toHaveCount(0);
  await expect(taskRow(page, 'Two')).toBeVisible();
  // The rows change at once; the message comes when the server has done it, and only then may the page be left.
  await expect(page.getByText('Moved 2 tasks to the trash.')).toBeVisible();
  await page.goto('/tasks?view=trash');
  await expect(taskRow(page, 'Three')).toBeVisible();
  await page.getByRole('button', { name: 'Select several' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Restore' }).click();
  await expect(taskRow(page, 'Three')).toHaveCount(0);
  await expect(page.getByText('Restored 2 tasks.')).toBeVisible();
  await page.goto('/tasks');
  await expect(taskRow(page, 'One')).toBeVisible();
});

test('several tasks get another day and a tag at once, and go back to their own', async ({ page }) => {
  await signUp(page);
  await addTasks(page, 'Pack', 'Call the plumber');
  await page.getByRole('button', { name: 'Select several' }).click();
  const bar = page.getByRole('toolbar', { name: 'Select several' });
  await bar.getByRole('button', { name: 'Select all' }).click();
  await bar.getByRole('button', { name: 'Reschedule' }).click();
  await page.getByRole('menuitem', { name: 'Tomorrow' }).click();
  await expect(page.getByRole('heading', { name: /Tomorrow/ })).toBeVisible();
  const moved = page.getByText('Moved 2 tasks to another day.').locator('..');
  await moved.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: /No date/ })).toBeVisible();

  await page.getByRole('button', { name: 'Select several' }).click();
  await bar.getByRole('button', { name: 'Select all' }).click();
  await bar.getByRole('button', { name: 'Add tag' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add tag' });
  await dialog.getByLabel('Tag').fill('#trip');
  await dialog.getByRole('button', { name: 'Add tag' }).click();
  await expect(taskRow(page, 'Pack')).toContainText('#trip');
  await expect(page.getByRole('link', { name: /trip/ })).toContainText('2');
});

test('the chat beside the list is made wider, hidden and shown, and stays as it was left', async ({ page }) => {
  await signUp(page);
  const edge = page.getByRole('separator', { name: 'Width of the chat' });
  await expect(edge).toHaveAttribute('aria-valuenow', '420');
  await expect(async () => {
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(edge).not.toHaveAttribute('aria-valuenow', '420', { timeout: 500 });
  }).toPass();
  const width = Number(await edge.getAttribute('aria-valuenow'));
  await expect.poll(async () => (await page.locator('#chat').boundingBox())?.width).toBeCloseTo(width, -1);

  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, 300);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) - 400, 300, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '560');
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '560');

  await page.locator('openai-chatkit').getByRole('button', { name: 'Hide chat' }).click();
  await expect(edge).toBeHidden();
  await page.reload();
  await expect(edge).toBeHidden();
  await page.getByRole('button', { name: 'Show chat' }).click();
  await expect(edge).toBeVisible();
});

test('what happened while a page was loading, or while it was left, is there', async ({ page, context }) => {
  await signUp(page);
  await addTasks(page, 'Old title');
  const other = await context.newPage();
  // The stream of events comes late, as on a slow line: a change falls between the page and its stream.
  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  await other.route('**/api/events', async (route) => {
    await held;
    await route.continue();
  });
  await other.goto('/tasks', { waitUntil: 'domcontentloaded' });
  await expect(taskRow(other, 'Old title')).toBeVisible();
  await taskRow(page, 'Old title').getByRole('button', { name: 'Old title', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('New title');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Changed #1.')).toBeVisible();
  open();
  await expect(taskRow(other, 'New title')).toBeVisible();

  // Back shows a page that was rendered before the change.
  await other.getByRole('link', { name: 'Completed', exact: true }).click();
  await expect(other.getByText('Nothing completed yet')).toBeVisible();
  await page.getByRole('checkbox', { name: /New title/ }).click();
  await expect(taskRow(other, 'New title')).toBeVisible();
  await other.goBack();
  await expect(other.getByRole('checkbox', { name: /New title/ })).toBeChecked();
});

test('search and filters are in the address, and Back takes them away', async ({ page }) => {
  await signUp(page);
  await addTasks(page, 'Call mom', 'Buy bread');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('textbox', { name: 'Search' }).fill('bread');
  await expect(page).toHaveURL(/q=bread/);
  await expect(taskRow(page, 'Call mom')).toHaveCount(0);
  await expect(taskRow(page, 'Buy bread')).toBeVisible();
  await page.reload();
  await expect(taskRow(page, 'Call mom')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(taskRow(page, 'Call mom')).toBeVisible();

  await page.getByRole('button', { name: 'Filter and sort' }).click();
  await page.getByRole('menuitemradio', { name: 'high' }).click();
  await expect(page).toHaveURL(/priority=high/);
  await expect(taskRow(page, 'Call mom')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect(taskRow(page, 'Call mom')).toBeVisible();
});

test('another tab sees a change by itself', async ({ page, context }) => {
  await signUp(page);
  const other = await context.newPage();
  await other.goto('/tasks');
  await expect(other.getByText('Your list is empty')).toBeVisible();
  await addTask(page, 'Seen everywhere');
  await expect(taskRow(other, 'Seen everywhere')).toBeVisible();
  await page.getByRole('checkbox', { name: /Seen everywhere/ }).click();
  await expect(other.getByRole('checkbox', { name: /Seen everywhere/ })).toBeChecked();
});

test('everything works from the keyboard, and no shortcut fires while typing', async ({ page }) => {
  await signUp(page);
  // The text is there before the page listens to keys; a person would press once more, too.
  await expect(async () => {
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Add a task' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('n jkxe?/ task');
  await page.keyboard.press('Enter');
  await expect(taskRow(page, 'n jkxe?/ task')).toContainText('#1');
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await expect(taskRow(page, 'Second')).toContainText('#2');
  await page.locator('h1').click();

  await page.keyboard.press('j');
  await expect(taskRow(page, 'n jkxe?/ task')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: 'Complete “Second”' })).toBeChecked();
  await page.keyboard.press('k');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'Edit #1' })).toBeVisible();
  await page.keyboard.press('Escape');
  // Keys belong to a dialog until it is gone.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Commands' }).fill('Trash');
  await expect(page.getByRole('menuitem')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=trash/);
  await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search' })).toBeFocused();
});
