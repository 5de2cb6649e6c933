import { expect, test } from '@playwright/test';
import { Chat } from '../support/chat.ts';
import { newPerson, signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';

test('a person signs up, adds a task by form and does the rest by talking', async ({ page }) => {
  await signUp(page);
  await page.goto('/tasks?view=all');
  await addTask(page, 'Renew passport');
  await expect(taskRow(page, 'Renew passport')).toBeVisible();

  const chat = new Chat(page);
  await chat.show();
  await chat.say('Add a task to buy groceries');
  await expect(chat.answers).toContainText(/Added\s+#2/);
  await expect(taskRow(page, 'Buy groceries')).toBeVisible();

  await chat.say('Show me all my tasks');
  await expect(chat.answers).toContainText('Renew passport');

  await chat.say("Change task 1 to 'Call mom tonight'");
  await expect(taskRow(page, 'Call mom tonight')).toBeVisible();
  await expect(taskRow(page, 'Renew passport')).toHaveCount(0);

  await chat.say('Mark task 1 as complete');
  await page.goto('/tasks?view=completed');
  await expect(taskRow(page, 'Call mom tonight')).toBeVisible();
});

test('deleting waits for Confirm, and Cancel keeps the task', async ({ page }) => {
  await signUp(page);
  await page.goto('/tasks?view=all');
  await addTask(page, 'Water the plants');
  await expect(taskRow(page, 'Water the plants')).toBeVisible();

  const chat = new Chat(page);
  await chat.show();
  await chat.say('Delete task 1');
  await chat.button('Cancel').click();
  await expect(chat.button('Cancel')).toHaveCount(0);
  await expect(taskRow(page, 'Water the plants')).toBeVisible();

  await chat.say('Delete task 1');
  await expect(taskRow(page, 'Water the plants')).toBeVisible();
  await chat.button('Confirm').click();
  await expect(taskRow(page, 'Water the plants')).toHaveCount(0);
});

test('a typed yes deletes as Confirm does', async ({ page }) => {
  await signUp(page);
  await page.goto('/tasks?view=all');
  await addTask(page, 'Cancel the gym');
  await expect(taskRow(page, 'Cancel the gym')).toBeVisible();

  const chat = new Chat(page);
  await chat.show();
  await chat.say('Delete task 1');
  await chat.say('yes');
  await expect(taskRow(page, 'Cancel the gym')).toHaveCount(0);
});

test('a conversation and its tasks are there after signing in again', async ({ page }) => {
  const person = await signUp(page, newPerson());
  await page.goto('/tasks?view=all');
  const chat = new Chat(page);
  await chat.show();
  await chat.say('I need to remember to pay bills');

  await page.context().clearCookies();
  await page.goto('/tasks?view=all');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(taskRow(page, 'Pay bills')).toBeVisible();
});
