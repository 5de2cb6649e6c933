import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { openAs, oppositeLooks } from '../support/appearance.ts';
import { signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';

/** What opens over a page, found by its place and role, so that the language does not matter. */
interface Part {
  readonly name: string;
  readonly path: string;
  open(page: Page): Promise<void>;
  /** A keyboard, or the room of a wide window. */
  readonly isForDesktop?: boolean;
}

test.describe.configure({ retries: 2 });

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const firstRowMenu = (page: Page) =>
  page.getByRole('main').getByRole('listitem').first().locator('button[aria-haspopup=menu]');

async function chooseFromRow(page: Page, place: 'first' | 'last'): Promise<void> {
  await firstRowMenu(page).click();
  await page.getByRole('menuitem')[place]().click();
  // What floats below a button is a dialog too, until it has gone; it has no heading.
  await expect(dialog(page).getByRole('heading').first()).toBeVisible();
}

/** Until nothing fades in any more. */
const settled = (page: Page) =>
  page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => undefined),
  );

async function openChat(page: Page): Promise<void> {
  const composer = page.locator('openai-chatkit').getByRole('textbox').first();
  await expect(composer.or(page.getByRole('tab').nth(1)).first()).toBeVisible();
  if (!(await composer.isVisible())) await page.getByRole('tab').nth(1).click();
  await expect(composer).toBeVisible();
}

async function importFile(page: Page, text: string): Promise<void> {
  await page.locator('#data').getByRole('button').first().click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'tasks.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(dialog(page).getByRole('list')).toBeVisible();
}

const parts: readonly Part[] = [
  {
    name: 'quick add in doubt',
    path: '/tasks?view=all',
    open: async (page) => {
      const field = page.getByRole('main').getByRole('textbox').first();
      await field.fill('call 3/4 at 5 #family !high');
      await expect(page.getByRole('main').locator('form').getByRole('list').last()).toBeVisible();
    },
  },
  {
    name: 'menu of a task',
    path: '/tasks?view=all',
    open: async (page) => {
      await firstRowMenu(page).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  { name: 'task editor', path: '/tasks?view=all', open: (page) => chooseFromRow(page, 'first') },
  { name: 'deleting for good', path: '/tasks?view=trash', open: (page) => chooseFromRow(page, 'last') },
  {
    name: 'filters and sorting',
    path: '/tasks?view=all',
    open: async (page) => {
      await page.getByRole('main').locator('button[aria-haspopup=menu]').first().click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'tag for a selection',
    path: '/tasks?view=all',
    open: async (page) => {
      await firstRowMenu(page).click();
      await page.getByRole('menuitem').nth(1).click();
      const bar = page.getByRole('toolbar');
      await expect(bar).toBeVisible();
      await bar.locator('button:has(svg.lucide-tag)').click();
      await expect(dialog(page).getByRole('heading').first()).toBeVisible();
    },
  },
  {
    name: 'command palette',
    path: '/tasks?view=all',
    isForDesktop: true,
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(dialog(page)).toBeVisible();
    },
  },
  {
    name: 'keyboard shortcuts',
    path: '/tasks?view=all',
    isForDesktop: true,
    open: async (page) => {
      await page.keyboard.press('Shift+?');
      await expect(dialog(page)).toBeVisible();
    },
  },
  {
    name: 'choice of a theme',
    path: '/settings',
    open: async (page) => {
      await page.locator('#appearance').getByRole('button').last().click();
      await expect(page.getByRole('listbox')).toBeVisible();
    },
  },
  {
    name: 'import',
    path: '/settings',
    open: (page) => importFile(page, 'title,due_date,tags\nBuy milk,2026-12-01,home\nدودھ خریدنا,,گھر\n'),
  },
  {
    name: 'faults of an import',
    path: '/settings',
    open: (page) => importFile(page, 'title,due_date\nBuy milk,soon\n,2026-12-01\n'),
  },
  {
    name: 'deleting the account',
    path: '/settings',
    open: async (page) => {
      await page.locator('#data').getByRole('button').last().click();
      await expect(dialog(page)).toBeVisible();
    },
  },
  {
    name: 'card of a deletion',
    path: '/tasks?view=all',
    open: async (page) => {
      await openChat(page);
      const chat = page.locator('openai-chatkit');
      await chat.getByRole('textbox').fill('Delete all my tasks');
      await chat.getByRole('textbox').press('Enter');
      await expect(chat.locator('.card-actions').last()).toBeVisible();
    },
  },
  {
    name: 'editing a message',
    path: '/tasks?view=all',
    open: async (page) => {
      await openChat(page);
      await expect(page.locator('openai-chatkit article.user').first()).toBeVisible();
      await page.locator('openai-chatkit').getByRole('textbox').press('ArrowUp');
      await expect(page.locator('openai-chatkit').getByRole('textbox')).not.toHaveValue('');
    },
  },
  {
    name: 'conversations',
    path: '/tasks?view=all',
    open: async (page) => {
      await openChat(page);
      await page.locator('openai-chatkit #history-toggle').click();
      await expect(page.locator('openai-chatkit .thread-row').first()).toBeVisible();
    },
  },
  {
    name: 'deleting a conversation',
    path: '/tasks?view=all',
    open: async (page) => {
      await openChat(page);
      await page.locator('openai-chatkit #history-toggle').click();
      await page.locator('openai-chatkit .thread-row').first().getByRole('button').last().click();
      await expect(page.locator('openai-chatkit .thread-row').first().getByRole('button').first()).toBeVisible();
    },
  },
];

for (const appearance of oppositeLooks) {
  const look = `${appearance.language}-${appearance.colorScheme}`;
  test(`what opens over a page is accessible and fits, ${look} @phone`, async ({ browser, page, baseURL }, info) => {
    test.setTimeout(240_000);
    const isPhone = info.project.name === 'phone';
    await signUp(page);
    for (const text of ['Renew passport', 'عمر کو سلائیڈیں بھیجنا', 'Old news']) await addTask(page, text);
    const old = taskRow(page, 'Old news');
    await expect(old).toContainText('#3');
    await old.hover();
    await old.locator('button[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(old).toHaveCount(0);
    const state = await page.context().storageState();
    const context = await openAs(browser, appearance, { baseURL: baseURL ?? '', isPhone, state });
    const tab = await context.newPage();
    tab.setDefaultTimeout(8000);
    for (const part of parts) {
      if (isPhone && part.isForDesktop === true) continue;
      await test.step(part.name, async () => {
        // A page that has just been loaded may not hear the first click.
        await expect(async () => {
          await tab.goto(part.path, { waitUntil: 'load' });
          await part.open(tab);
        }).toPass({ timeout: 60_000 });
        await settled(tab);
        const file = `${part.name.replaceAll(' ', '-')}-${look}-${info.project.name}`;
        await tab.screenshot({ path: `../../dist/e2e/screens/${file}.png`, animations: 'disabled' });
        // What is about to fade in hides the page already, and axe cannot see it yet.
        await expect(() => expectAccessible(tab)).toPass({ timeout: 20_000 });
        expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });
    }
    await context.close();
  });
}
