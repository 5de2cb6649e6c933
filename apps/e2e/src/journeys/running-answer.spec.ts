import { expect, test } from '@playwright/test';
import { Chat } from '../support/chat.ts';
import { signUp } from '../support/people.ts';
import { askForOneThatWaits, importMany } from '../support/slow-answer.ts';

// How long an answer waits depends on the machine: one that was too quick, or too slow, is asked again.
test.describe.configure({ timeout: 120_000, retries: 2 });

test('a reload in mid-answer joins the answer @phone', async ({ page }) => {
  await signUp(page);
  const chat = new Chat(page);
  await chat.show();
  await chat.say('Add a task to buy milk');
  const imported = importMany(page);
  const task = await askForOneThatWaits(chat);
  await page.reload();
  await chat.show();
  await expect(chat.button('Stop')).toBeVisible({ timeout: 20_000 });
  await expect(chat.log).toContainText(`Add a task to ${task}`);
  await expect(chat.receipt(task)).toHaveCount(0);
  await imported;
  await expect(chat.receipt(task)).toHaveCount(1, { timeout: 30_000 });
  await expect(chat.button('Stop')).toHaveCount(0);
});

test('a second tab joins the answer, and both see its end @phone', async ({ page, context }) => {
  await signUp(page);
  await page.goto('/chat/new');
  const chat = new Chat(page);
  await chat.say('Add a task to buy milk');
  await expect(page).not.toHaveURL(/new$/);
  const imported = importMany(page);
  const task = await askForOneThatWaits(chat);
  const tab = await context.newPage();
  const second = new Chat(tab);
  await tab.goto(page.url());
  await expect(second.log).toContainText(`Add a task to ${task}`, { timeout: 20_000 });
  // Where the import is over before the tab is there, so is the answer.
  await expect(second.button('Stop').or(second.receipt(task))).toBeVisible({ timeout: 20_000 });
  await imported;
  for (const each of [chat, second]) {
    await expect(each.receipt(task)).toHaveCount(1, { timeout: 30_000 });
    await expect(each.button('Stop')).toHaveCount(0);
  }
});

test('a second tab that shows the conversation sees what is said in the first', async ({ page, context }) => {
  await signUp(page);
  await page.goto('/chat/new');
  const chat = new Chat(page);
  await chat.say('Add a task to buy milk');
  await expect(page).not.toHaveURL(/new$/);
  const tab = await context.newPage();
  const second = new Chat(tab);
  await tab.goto(page.url());
  await expect(second.receipt('Buy milk')).toHaveCount(1);
  await second.composer.fill('Not sent yet');
  await chat.say('Add a task to call Ali');
  await expect(second.receipt('Call Ali')).toHaveCount(1);
  await expect(second.composer).toHaveValue('Not sent yet');
  await second.say('Add a task to water the plants');
  await expect(chat.receipt('Water the plants')).toHaveCount(1);
});

test('a conversation keeps its address, its draft and its place while the page brings itself up to date', async ({
  page,
}) => {
  await signUp(page);
  await page.goto('/chat/new');
  const chat = new Chat(page);
  await chat.say('Add a task to buy milk');
  await expect(page).not.toHaveURL(/new$/);
  const address = page.url();
  await chat.composer.fill('Not sent yet');
  // The list of conversations comes with the live refresh that the first answer set off.
  await expect(page.getByRole('link', { name: 'Add a task to buy milk' })).toHaveAttribute('aria-current', 'page');
  expect(page.url()).toBe(address);
  await expect(chat.receipt('Buy milk')).toHaveCount(1);
  await expect(chat.composer).toHaveValue('Not sent yet');
  await page.getByRole('link', { name: 'New conversation' }).click();
  await expect(page).toHaveURL(/new$/);
  await expect(chat.receipt('Buy milk')).toHaveCount(0);
  await page.getByRole('link', { name: 'Add a task to buy milk' }).click();
  await expect(chat.receipt('Buy milk')).toHaveCount(1);
});

test('without a network in mid-answer the draft stays, and the answer is there afterwards @phone', async ({
  page,
  context,
}) => {
  await signUp(page);
  const chat = new Chat(page);
  await chat.show();
  await chat.say('Add a task to buy milk');
  const imported = importMany(page);
  const task = await askForOneThatWaits(chat);
  await context.setOffline(true);
  await expect(page.getByText('You are offline.').first()).toBeVisible();
  await chat.composer.fill('What is pending?');
  await context.setOffline(false);
  await imported;
  await expect(chat.receipt(task)).toHaveCount(1, { timeout: 20_000 });
  await expect(chat.composer).toHaveValue('What is pending?');
  await chat.composer.press('Enter');
  await expect(chat.log).toContainText(/2 tasks/);
});

test('a message without a network says so, and is sent on trying again @phone', async ({ page, context }) => {
  await signUp(page);
  const chat = new Chat(page);
  await chat.show();
  await chat.say('Add a task to buy milk');
  await context.setOffline(true);
  await chat.composer.fill('Add a task to call Sara');
  await chat.composer.press('Enter');
  await expect(chat.answers.getByText('Not sent')).toBeVisible();
  await expect(chat.answers).toContainText('The server cannot be reached.');
  await context.setOffline(false);
  await chat.button('Try again').last().click();
  await expect(chat.receipt('Call Sara')).toHaveCount(1);
  await expect(chat.answers.getByText('Not sent')).toHaveCount(0);
});

test('Up edits the last message, and the answer to it is made anew', async ({ page }) => {
  await signUp(page);
  const chat = new Chat(page);
  await chat.say('Add a task to buy milk');
  await chat.composer.press('ArrowUp');
  await expect(chat.composer).toHaveValue('Add a task to buy milk');
  await expect(chat.answers).toContainText('Editing your last message');
  await chat.say('Add a task to buy bread');
  await expect(chat.receipt('Buy bread')).toHaveCount(1);
  await expect(chat.log.getByText('Add a task to buy milk')).toHaveCount(0);
  await page.reload();
  await expect(chat.receipt('Buy bread')).toHaveCount(1);
  await expect(chat.log.getByText('Add a task to buy milk')).toHaveCount(0);
});

test('the pencil edits the last message where there is no Up @phone', async ({ page }) => {
  await signUp(page);
  const chat = new Chat(page);
  await chat.show();
  await chat.say('Add a task to buy milk');
  await chat.button('Edit this message').click();
  await expect(chat.composer).toBeFocused();
  await chat.say('Add a task to buy bread');
  await expect(chat.receipt('Buy bread')).toHaveCount(1);
});
