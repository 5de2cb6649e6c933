import { expect, type Locator, type Page, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { newPerson, signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';
import { watch } from '../support/watch.ts';

/** The button is there before the page reacts to it; whoever sees nothing happen presses once more. */
async function openImport(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Import tasks' });
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Import tasks' }).click();
    await expect(dialog).toBeVisible({ timeout: 5000 });
  }).toPass();
  return dialog;
}

test('language and theme change at once and stay', async ({ page }) => {
  await signUp(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'اردو' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'ترتیبات' })).toBeVisible();
  await page.goto('/tasks');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
});

test('name, time zone and password are changed, and say so', async ({ page }) => {
  const person = await signUp(page, newPerson());
  await page.goto('/settings');
  await page.getByLabel('Name', { exact: true }).fill('Bilal');
  await page.getByLabel('Time zone').selectOption('Asia/Karachi');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bilal, Settings' })).toBeVisible();

  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Change password' }) });
  await form.getByLabel('Current password', { exact: true }).fill('wrong');
  await form.getByLabel('New password', { exact: true }).fill('another three lamps');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByRole('alert').filter({ hasText: 'not your current password' })).toBeVisible();
  await form.getByLabel('Current password', { exact: true }).fill(person.password);
  await form.getByLabel('New password', { exact: true }).fill('another three lamps');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('Saved.')).toBeVisible();
});

test('an import shows first what it would do, then does all of it, and is undone at once', async ({
  page,
  baseURL,
}) => {
  const seen = await watch(page, baseURL ?? '');
  await signUp(page);
  await page.goto('/settings');
  const dialog = await openImport(page);
  const choose = (name: string, text: string) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

  await choose('broken.csv', 'title,due_date\nCall mom,2026-12-01\nBad,someday\n');
  await expect(dialog.getByRole('alert')).toContainText('1 line cannot be read');
  await expect(dialog.getByText('Line 3')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Import/ })).toBeDisabled();

  await dialog.getByRole('button', { name: 'Another file' }).click();
  await choose('todo.txt', '(A) Call mom +family due:2030-05-17\nx 2026-11-01 2026-10-01 Buy bread\n<b>bold</b>\n');
  await expect(dialog).toContainText('3 tasks will be added. Nothing has changed yet.');
  await expect(dialog.getByRole('listitem')).toContainText(['Call mom', 'Buy bread', '<b>bold</b>']);
  await dialog.getByRole('button', { name: 'Import 3 tasks' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Imported 3 tasks.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'All' })).toContainText('2');

  await page.getByText('Imported 3 tasks.').locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The imported tasks are in the trash.')).toBeVisible();
  await page.goto('/tasks?view=trash');
  await expect(taskRow(page, 'Call mom')).toContainText('17 May 2030');
  seen.expectClean();
});

test('what is exported is imported into another account as it was', async ({ page }) => {
  await signUp(page);
  await addTask(page, 'Pay rent every month on the 1st 9am !high #home');
  await expect(taskRow(page, 'Pay rent')).toContainText('#1');
  await page.goto('/settings');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Everything, as JSON' }).click();
  const file = await (await download).path();
  const csv = await page.request.get('/api/export?format=csv');
  expect(csv.headers()['content-disposition']).toMatch(/^attachment; filename="todo-.*\.csv"$/);
  expect(await csv.text()).toContain('Pay rent');

  await page.context().clearCookies();
  await signUp(page);
  await page.goto('/settings');
  const dialog = await openImport(page);
  const buffer = await readFile(file);
  await dialog.locator('input[type=file]').setInputFiles({ name: 'todo.json', mimeType: 'application/json', buffer });
  await dialog.getByRole('button', { name: 'Import 1 task' }).click();
  await expect(page.getByText('Imported 1 task.')).toBeVisible();
  await page.goto('/tasks');
  await expect(taskRow(page, 'Pay rent')).toContainText('#home');
  await expect(taskRow(page, 'Pay rent').getByText('High priority')).toBeAttached();
});

test('activity says what changed, and takes it back', async ({ page }) => {
  await signUp(page);
  await addTask(page, 'Water plants');
  await expect(taskRow(page, 'Water plants')).toContainText('#1');
  await page.getByRole('checkbox', { name: /Water plants/ }).click();
  await expect(page.getByText('Completed #1.')).toBeVisible();
  await page.goto('/settings');
  const activity = page.getByRole('region', { name: 'Activity' });
  await expect(activity.getByRole('listitem').first()).toContainText('Completed #1 Water plants');
  await expect(activity.getByRole('listitem').first()).toContainText('You, in the app');
  const completed = activity.getByRole('listitem').filter({ hasText: 'Completed #1' });
  const undo = completed.getByRole('button', { name: 'Undo: #1 Water plants' });
  await expect(async () => {
    if (await undo.isVisible()) await undo.click();
    await expect(completed).toContainText('undone', { timeout: 5000 });
  }).toPass();
  await page.goto('/tasks');
  await expect(page.getByRole('checkbox', { name: /Water plants/ })).not.toBeChecked();
});

test('voice input is off until it is turned on, and then the chat has it', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { SpeechRecognition: class extends EventTarget {} });
  });
  await signUp(page);
  await page.goto('/settings');
  const voice = page.getByRole('switch', { name: 'Voice input in chat' });
  await expect(voice).not.toBeChecked();
  await expect(page.getByText('Some browsers send what you say to their maker')).toBeVisible();
  const saved = page.waitForResponse((response) => response.request().method() === 'POST');
  // The control itself is hidden below its own picture.
  await voice.focus();
  await page.keyboard.press('Space');
  await expect(voice).toBeChecked();
  await saved;
  await page.reload();
  await expect(voice).toBeChecked();
  await page.goto('/tasks');
  await expect(page.locator('openai-chatkit[data-dictation-consented]')).toBeAttached();
});

test('a token is made with what its client needs, and revoked', async ({ page }) => {
  await signUp(page);
  await page.goto('/settings');
  await page.getByLabel('Name of the app').fill('My editor');
  await page.getByRole('button', { name: 'Create token' }).click();
  await expect(page.getByText('"Authorization"')).toContainText('/mcp');
  await page.getByRole('button', { name: 'Revoke: My editor' }).click();
  await expect(page.getByRole('button', { name: 'Revoke: My editor' })).toHaveCount(0);
});

test('another session is listed and ended', async ({ page, browser, baseURL }) => {
  const person = await signUp(page, newPerson());
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await other.goto('/sign-in');
  await other.getByLabel('Email').fill(person.email);
  await other.getByLabel('Password', { exact: true }).fill(person.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(/\/tasks/);
  await page.goto('/settings');
  const endAll = page.getByRole('button', { name: 'End all other sessions' });
  // Whoever sees nothing happen presses once more.
  await expect(async () => {
    if (await endAll.isVisible()) await endAll.click();
    await expect(endAll).toHaveCount(0, { timeout: 5000 });
  }).toPass();
  await other.goto('/settings');
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test('deleting the account needs the password, and then there is none', async ({ page }) => {
  const person = await signUp(page, newPerson());
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Delete account' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Current password', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Delete account' }).click();
  await expect(page.getByText('Your account and everything in it are deleted.')).toBeVisible();
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
});
