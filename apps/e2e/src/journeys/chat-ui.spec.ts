import { expect, test as base, type Page } from '@playwright/test';
import { signUp } from '../support/people.ts';
import { canStartFrontend, startFrontend, type Frontend } from '../support/second-frontend.ts';

/** CHAT_UI=auto with a domain key: OpenAI's script is tried first. It is played by a stub; nothing leaves this machine. */
const test = base.extend<object, { frontend: Frontend }>({
  frontend: [
    async ({}, use) => {
      const frontend = await startFrontend({ CHAT_UI: 'auto', CHATKIT_DOMAIN_KEY: 'domain_pk_test' });
      await use(frontend);
      await frontend.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ frontend }, use) => {
    await use(frontend.url);
  },
});

test.skip(!canStartFrontend, 'Needs a second frontend beside the backend of this machine.');
// One frontend for all of them.
test.describe.configure({ mode: 'default' });

const HOSTED = 'https://cdn.platform.openai.com/**';
/** More than the page waits. */
const PATIENCE_MS = 9000;

function hostedScript({ becomesReady }: { readonly becomesReady: boolean }): string {
  const ready = becomesReady ? `setTimeout(() => this.dispatchEvent(new CustomEvent('chatkit.ready')))` : '';
  return `customElements.define('openai-chatkit', class extends HTMLElement {
    setOptions(options) { this.textContent = 'Hosted with ' + options.api.domainKey; ${ready} }
  });`;
}

async function expectOursAnswers(page: Page): Promise<void> {
  const chat = page.locator('todo-chatkit');
  const composer = chat.getByRole('textbox', { name: 'Message' });
  await composer.fill('Add a task to buy milk');
  await composer.press('Enter');
  await expect(chat).toContainText(/Added\s+#1/);
}

test('the hosted chat is used when it gets ready, with the operator’s key', async ({ page }) => {
  await page.clock.install();
  await page.route(HOSTED, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: hostedScript({ becomesReady: true }) }),
  );
  await signUp(page);
  await expect(page.getByText('Hosted with domain_pk_test')).toBeVisible();
  await page.clock.fastForward(PATIENCE_MS);
  await expect(page.getByText('Hosted with domain_pk_test')).toBeVisible();
  await expect(page.locator('todo-chatkit')).toHaveCount(0);
});

test('the built-in chat answers when the hosted script cannot be loaded', async ({ page }) => {
  await page.route(HOSTED, (route) => route.abort());
  await signUp(page);
  await expectOursAnswers(page);
});

test('the built-in chat answers when the hosted script hangs, and a late one changes nothing', async ({ page }) => {
  let release = () => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.clock.install();
  await page.route(HOSTED, async (route) => {
    await late;
    await route
      .fulfill({ contentType: 'text/javascript', body: hostedScript({ becomesReady: true }) })
      .catch(() => undefined);
  });
  await signUp(page);
  await page.locator('script[src^="https://cdn.platform.openai.com"]').waitFor({ state: 'attached' });
  await page.clock.fastForward(PATIENCE_MS);
  await expect(page.locator('todo-chatkit')).toBeVisible();
  release();
  await expectOursAnswers(page);
});

test('the built-in chat answers when the hosted one never gets ready', async ({ page }) => {
  await page.clock.install();
  await page.route(HOSTED, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: hostedScript({ becomesReady: false }) }),
  );
  await signUp(page);
  await expect(page.getByText('Hosted with domain_pk_test')).toBeAttached();
  await page.clock.fastForward(PATIENCE_MS);
  await expectOursAnswers(page);
  // A second page of the same visit does not wait again.
  await page.getByRole('link', { name: 'Completed' }).click();
  await expect(page.locator('todo-chatkit')).toBeVisible();
});
