import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { python, startPlainPage, type PlainPage } from '../support/plain-page.ts';

test.skip(python === null, 'The ChatKit SDK is not installed (apps/backend/.venv).');

let plain: PlainPage;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  plain = await startPlainPage(python ?? '');
});

test.afterAll(async () => {
  await plain.stop();
});

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#message').fill(text);
  await page.locator('#message').press('Enter');
}

test('the element works on a plain page with any ChatKit server, and asks nobody else', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(plain.url)) foreign.push(request.url());
  });
  await page.goto(plain.url);
  await page.getByRole('button', { name: 'Add buy groceries at 5' }).click();
  await expect(page.locator('.log').getByText('#42 Buy groceries')).toBeVisible();
  await expect(page.getByText('Answered by the example server')).toBeVisible();

  await say(page, 'delete everything');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.locator('.log').getByText('Confirmed')).toBeVisible();

  await say(page, 'tell me something long');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();

  await say(page, 'fail');
  await expect(page.getByRole('button', { name: 'Try again' }).last()).toBeVisible();

  await page.getByRole('button', { name: 'Conversations' }).click();
  await page
    .getByRole('button', { name: /^Rename/ })
    .first()
    .click();
  await page.getByLabel('New name').fill('Groceries');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /Groceries/ }).first()).toBeVisible();
  expect(foreign).toEqual([]);
});

for (const theme of ['light', 'dark']) {
  for (const locale of ['en', 'ur']) {
    test(`the element is accessible in ${theme}, ${locale}`, async ({ page }) => {
      await page.goto(`${plain.url}/?theme=${theme}&locale=${locale}`);
      await expect(page.locator('#message')).toBeVisible();
      await expectAccessible(page);
      await say(page, 'add milk');
      await expect(page.locator('.log').getByText('#42 Buy groceries')).toBeVisible();
      await say(page, 'delete everything');
      await expect(page.getByRole('button', { name: 'Confirm' })).toBeVisible();
      await expectAccessible(page);
      await page.locator('#history-toggle').click();
      await expect(page.locator('.thread-row').first()).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('the chat is used by the keyboard alone @phone', async ({ page }) => {
  await page.goto(plain.url);
  await page.locator('#message').focus();
  await page.keyboard.type('tell me something long');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#message')).toBeFocused();
  await page.keyboard.type('delete everything');
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('button', { name: 'Confirm' });
  await expect(confirm).toBeVisible();
  await expect(page.locator('#message')).toBeFocused();
  for (let steps = 0; steps < 12; steps += 1) {
    await page.keyboard.press('Shift+Tab');
    if (await confirm.evaluate((button) => button.matches(':focus'))) break;
  }
  await expect(confirm).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.log').getByText('Confirmed')).toBeVisible();
});

test('nothing moves by itself for a reader who asks for that', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(plain.url);
  await say(page, 'tell me something long');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  const moving = await page.locator('openai-chatkit').evaluate(
    (chat) =>
      [...(chat.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((part) =>
        part.getAnimations({ subtree: true }).filter((animation) => {
          const { iterations, duration } = animation.effect?.getComputedTiming() ?? {};
          return iterations === Infinity || Number(duration) > 10;
        }),
      ).length,
  );
  expect(moving).toBe(0);
});

test('a reader who scrolled up is left alone while an answer streams in', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 420 });
  await page.goto(plain.url);
  await say(page, 'tell me something long');
  await expect(page.locator('.log').getByText('sentence 25')).toBeVisible();
  const scroller = page.locator('.scroller');
  await scroller.hover();
  await page.mouse.wheel(0, -220);
  const latest = page.getByRole('button', { name: 'Jump to the latest message' });
  await expect(latest).toBeVisible();
  const place = await scroller.evaluate((box) => box.scrollTop);
  await expect(page.locator('.log').getByText('sentence 32')).toBeAttached();
  expect(await scroller.evaluate((box) => box.scrollTop)).toBe(place);
  await latest.click();
  await expect(latest).toHaveCount(0);
});

test('a thread of 2,000 messages opens at its end, and is scrolled through with few rows in the page', async ({
  page,
}) => {
  const created_at = '2026-11-01T08:00:00Z';
  const data = Array.from({ length: 2000 }, (_, index) => ({
    type: 'assistant_message',
    id: `a${String(index)}`,
    thread_id: 'long',
    created_at,
    content: [{ type: 'output_text', text: `Answer **${String(index)}**`, annotations: [] }],
  }));
  const thread = { id: 'long', created_at, status: { type: 'active' }, items: { data, has_more: false } };
  await page.route('**/chatkit', (route) => route.fulfill({ json: thread }));
  await page.goto(`${plain.url}/?thread=long`);
  const answer = (index: number) => page.getByText(`Answer ${String(index)}`, { exact: true });
  const drawn = () => page.locator('.rows > .row').count();
  await expect(answer(1999)).toBeVisible();
  const scroller = page.locator('.scroller');
  await scroller.focus();
  let most = await drawn();
  for (let from = 0; from < 20; from += 1) {
    await scroller.evaluate((box) => {
      box.scrollTop -= box.clientHeight / 2;
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    most = Math.max(most, await drawn());
  }
  // What the reader looks at stays where it is while rows come in above it and leave below it.
  const places = await scroller.evaluate(async (box) => {
    const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
    const rows = [...box.querySelectorAll<HTMLElement>('.rows > .row')];
    const row = rows.find((candidate) => candidate.getBoundingClientRect().bottom > middle);
    const place = () => row?.getBoundingClientRect().top ?? 0;
    const before = place();
    box.scrollTop -= 40;
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    return [before + 40, place()];
  });
  expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeLessThan(2);
  await page.keyboard.press('Home');
  await expect(answer(0)).toBeInViewport();
  await expect(answer(1999)).toHaveCount(0);
  most = Math.max(most, await drawn());
  await page.keyboard.press('End');
  await expect(answer(1999)).toBeInViewport();
  expect(Math.max(most, await drawn())).toBeLessThanOrEqual(170);
});
