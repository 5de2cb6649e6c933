import { expect as expectSoon, type Page } from '@playwright/test';
import { importTasks } from '../src/support/import-tasks.ts';
import { taskRow } from '../src/support/tasks.ts';

const COUNT = 10_000;
/** Nothing here is a test: on a busy machine it waits. */
const expect = expectSoon.configure({ timeout: 60_000 });

export interface ManyTasks {
  readonly tasks: number;
  readonly rowsInPage: number;
  readonly slowest: { readonly interaction: string; readonly ms: number };
  readonly interactions: readonly { readonly interaction: string; readonly ms: number }[];
  readonly shift: number;
}

/** What every interaction with a list of 10,000 tasks takes until it is painted, all of them loaded. */
export async function measureManyTasks(page: Page): Promise<ManyTasks> {
  const lines = Array.from(
    { length: COUNT },
    (_, index) => `Task number ${String(index + 1)} of many +tag${String(index % 20)}`,
  );
  await importTasks(page, lines, 120_000);
  await page.addInitScript(observe);
  await page.goto('/tasks');
  await expect(page.locator('openai-chatkit').getByRole('textbox').first()).toBeVisible();
  const rowsInPage = await loadAll(page);

  const interactions: { interaction: string; ms: number }[] = [];
  const measure = async (interaction: string, act: () => Promise<void>) => {
    await page.evaluate('globalThis.benchEvents = []');
    await act();
    await page.waitForTimeout(400);
    const ms = await page.evaluate<number>('Math.max(0, ...globalThis.benchEvents)');
    interactions.push({ interaction, ms });
  };
  const row = page.locator('[data-task]').nth(4);
  await measure('complete a task', () => row.getByRole('checkbox').click());
  await measure('type in quick add', () => page.locator('#quick-add').pressSequentially('Call mom', { delay: 60 }));
  await measure('add a task', () => page.locator('#quick-add').press('Enter'));
  await page.locator('h1').click();
  await measure('walk with j', async () => {
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('j');
  });
  await measure('edit in place', () =>
    row
      .getByRole('button', { name: /Task number/ })
      .first()
      .click(),
  );
  await page.keyboard.press('Escape');
  await row.hover();
  await measure('open the menu of a row', () => row.getByRole('button', { name: /^Actions/ }).click());
  await page.keyboard.press('Escape');
  await measure('select several', () => page.getByRole('button', { name: 'Select several' }).click());
  await measure('select all', () => page.getByRole('button', { name: 'Select all' }).click());
  await measure('end the selection', () => page.getByRole('button', { name: 'End selection' }).click());
  await measure('switch the view', () => page.getByRole('link', { name: 'Completed', exact: true }).click());
  await expect(taskRow(page, 'Task number').first()).toBeVisible();

  const slowest = interactions.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
  const shift = await page.evaluate<number>('globalThis.benchShift');
  return { tasks: COUNT, rowsInPage, slowest, interactions, shift };
}

/** Scrolls to the end until the list knows every task, then back up; gives how many rows were in the page there. */
async function loadAll(page: Page): Promise<number> {
  const pane = page.locator('[data-scrolls]');
  await expect(async () => {
    await pane.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(taskRow(page, `Task number ${String(COUNT)} of many`)).toBeVisible({ timeout: 50 });
  }).toPass({ timeout: 400_000, intervals: [50] });
  const rowsInPage = await page.locator('[data-task]').count();
  await pane.evaluate((element) => element.scrollTo(0, 0));
  await expect(page.locator('[data-task]').first()).toBeInViewport();
  return rowsInPage;
}

/** In the page: what the browser itself says of interactions (until the next paint) and of layout shifts. */
function observe(): void {
  const state = globalThis as unknown as { benchEvents: number[]; benchShift: number };
  state.benchEvents = [];
  state.benchShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('interactionId' in entry && entry.interactionId !== 0) state.benchEvents.push(entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
      if (!entry.hadRecentInput) state.benchShift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
