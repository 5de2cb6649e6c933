import { expect, test } from '@playwright/test';
import { expectAccessible, expectTouchable } from '../support/accessibility.ts';
import { looks, openAs } from '../support/appearance.ts';
import { signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';
import { watch } from '../support/watch.ts';

const outside = { landing: '/', 'sign-in': '/sign-in', 'sign-up': '/sign-up', 'not-found': '/nowhere' };
const inside = {
  tasks: '/tasks',
  today: '/tasks?view=today',
  upcoming: '/tasks?view=upcoming',
  completed: '/tasks?view=completed',
  trash: '/tasks?view=trash',
  search: '/tasks?q=nothing+like+this',
  chat: '/chat/new',
  settings: '/settings',
};

for (const appearance of looks) {
  const look = `${appearance.language}-${appearance.colorScheme}`;
  test(`every page is accessible and fits, ${look} @phone`, async ({ browser, page, baseURL }, info) => {
    test.setTimeout(180_000);
    const base = baseURL ?? '';
    const isPhone = info.project.name === 'phone';
    await signUp(page);
    for (const text of ['Renew passport', 'Send the slides to Omar', 'عمر کو سلائیڈیں بھیجنا'])
      await addTask(page, text);
    await expect(taskRow(page, 'عمر کو سلائیڈیں بھیجنا')).toContainText('#3');
    const state = await page.context().storageState();
    const name = `${look}-${info.project.name}`;
    for (const [pages, isSignedIn] of [
      [outside, false],
      [inside, true],
    ] as const) {
      const context = await openAs(browser, appearance, { baseURL: base, isPhone, ...(isSignedIn ? { state } : {}) });
      const tab = await context.newPage();
      const seen = await watch(tab, base);
      for (const [id, path] of Object.entries(pages)) {
        await test.step(id, async () => {
          await tab.goto(path, { waitUntil: 'load' });
          await expect(tab.locator('html')).toHaveAttribute('dir', appearance.language === 'ur' ? 'rtl' : 'ltr');
          if (id === 'chat' || (isSignedIn && !isPhone && id !== 'settings')) {
            await expect(tab.locator('openai-chatkit').getByRole('textbox').first()).toBeVisible();
          }
          await tab.screenshot({ path: `../../dist/e2e/screens/${id}-${name}.png` });
          await expectAccessible(tab);
          if (isPhone) await expectTouchable(tab);
          const { width, height } = await tab.evaluate(() => {
            const { scrollWidth, scrollHeight } = document.documentElement;
            return { width: scrollWidth - innerWidth, height: scrollHeight - innerHeight };
          });
          expect(width).toBeLessThanOrEqual(0);
          // The app scrolls inside its frame; a document that scrolls too would show nothing below it.
          if (isSignedIn) expect(height).toBeLessThanOrEqual(0);
        });
      }
      seen.expectClean();
      await context.close();
    }
  });
}
