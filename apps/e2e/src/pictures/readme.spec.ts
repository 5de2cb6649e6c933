import { join } from 'node:path';
import { test } from '@playwright/test';
import { Chat } from '../support/chat.ts';
import { signUp } from '../support/people.ts';

const folder = join(import.meta.dirname, '../../../../docs/images');

test('the application in light and in dark, filled by talking', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signUp(page);
  await page.goto('/tasks?view=all');
  const chat = new Chat(page);
  await chat.show();
  for (const words of [
    'Add renew passport next Friday, high priority',
    'Add team standup every weekday at 9:30',
    'Add water the plants every Sunday',
    'Add draft the talk for Monday, high priority',
    'Add book the train to Lahore on 12 December #travel',
    'Add a task to buy groceries tomorrow at 6pm',
    'دودھ خریدنا شامل کریں',
    'I finished the passport',
    'Delete the groceries task',
  ]) {
    await chat.say(words);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.screenshot({ path: join(folder, `todo-${colorScheme}.png`), animations: 'disabled' });
  }
});
