import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../support/people.ts';

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
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(page.getByRole('button', { name: 'End all other sessions' })).toHaveCount(0);
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
