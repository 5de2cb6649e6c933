import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';
import { watch } from '../support/watch.ts';

test('no script can reach a token, in no storage and in no bundle', async ({ page, context }) => {
  await signUp(page);
  await page.goto('/settings');
  const visible = await page.evaluate(() => ({
    cookie: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    html: document.documentElement.outerHTML,
  }));
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.endsWith('todo_session'));
  expect(session?.httpOnly).toBe(true);
  const { access, refresh } = JSON.parse(Buffer.from(session?.value ?? '', 'base64url').toString()) as Record<
    string,
    string
  >;
  for (const secret of [session?.value, access, refresh]) {
    expect(secret?.length).toBeGreaterThan(20);
    for (const text of Object.values(visible)) expect(text).not.toContain(secret);
  }
  const scripts = await page
    .locator('script[src]')
    .evaluateAll((all) => all.map((script) => (script as HTMLScriptElement).src));
  for (const src of scripts)
    expect(await (await page.request.get(src)).text()).not.toMatch(/BACKEND_URL|refresh_token/);
});

test('a write from another site is refused, by every door', async ({ page }) => {
  await signUp(page);
  const doors = ['/api/chatkit', '/api/chatkit/stop', '/api/tasks/parse', '/api/import', '/tasks', '/settings'];
  for (const door of doors) {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
      const answer = await page.request.post(door, { headers: { ...headers, 'next-action': 'x' }, data: {} });
      expect(answer.status(), `${door} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
});

test('events reach a client that takes gzip at once, not when the stream ends', async ({ page, context, baseURL }) => {
  await signUp(page);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const stop = new AbortController();
  const headers = { cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip' };
  const stream = await fetch(`${baseURL ?? ''}/api/events`, { headers, signal: stop.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hear = async (text: string) => {
    while (!heard.includes(text)) heard += (await reader?.read())?.value ?? '';
  };
  await hear(': open');
  await addTask(page, 'Heard at once');
  await hear('Heard at once');
  expect(heard).toContain('event: task.created');
  stop.abort();
});

test('a chat that cannot be loaded says so in its pane, and the list goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const define = customElements.define.bind(customElements);
    customElements.define = (name, ...rest) => {
      if (name === 'openai-chatkit') throw new Error('This browser cannot run the chat.');
      define(name, ...rest);
    };
  });
  await signUp(page);
  await expect(page.getByText('The chat could not be loaded. Your tasks still work.')).toBeVisible();
  await addTask(page, 'Works without chat');
  await expect(taskRow(page, 'Works without chat')).toContainText('#1');
});

test('a chat whose code did not come is there on trying again @phone', async ({ page }) => {
  // Narrow, where the chat is fetched when it is first looked at.
  await page.setViewportSize({ width: 400, height: 800 });
  await signUp(page);
  await addTask(page, 'Works without chat');
  await expect(taskRow(page, 'Works without chat')).toContainText('#1');
  await page.route('**/_next/static/chunks/**', (route) => route.abort());
  await page.getByRole('tab', { name: 'Chat' }).click();
  const failed = page.getByText('The chat could not be loaded. Your tasks still work.');
  await expect(failed).toBeVisible();
  await page.unroute('**/_next/static/chunks/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('openai-chatkit').getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect(failed).toHaveCount(0);
});

test('while the server is away a banner says so, and what was typed is kept', async ({ page }) => {
  await signUp(page);
  await addTask(page, 'Before');
  await expect(taskRow(page, 'Before')).toContainText('#1');
  const away = (url: URL) => url.pathname.startsWith('/api/') || url.pathname === '/tasks';
  const refuse = (route: { fulfill: (answer: { status: number }) => Promise<void> }) => route.fulfill({ status: 503 });
  await page.route(away, refuse);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText('The server is not answering.')).toBeVisible({ timeout: 20_000 });
  await addTask(page, 'Typed meanwhile');
  await expect(page.getByText('Not added yet')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Add a task' })).toHaveValue('Typed meanwhile');
  await expect(taskRow(page, 'Typed meanwhile')).toHaveCount(0);
  await page.unroute(away);
  await expect(page.getByText('The server is not answering.')).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(taskRow(page, 'Typed meanwhile')).toContainText('#2');
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signUp(page);
  await addTask(page, 'Still');
  await expect(page.getByText('Added #1 Still')).toBeVisible();
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});

test('an ended session leads to signing in, and back to the same place', async ({ page, context }) => {
  const person = await signUp(page, newPerson());
  // Without the stream the click is the first to meet the ended session; with it, a live refresh may come before.
  await page.route('**/api/events*', (route) => route.abort());
  await page.goto('/tasks?view=upcoming');
  await context.clearCookies();
  await page.getByRole('link', { name: 'Completed' }).click();
  await expect(page).toHaveURL(/\/sign-in\?.*next=/);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/view=completed/);
});

test('signing in never leads to another site', async ({ page }) => {
  const person = await signUp(page, newPerson());
  // Away from the page first: it leads to signing in by itself once its session is gone.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${encodeURIComponent('//evil.example/tasks')}`);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/tasks$/);
});

test('text that is code stays text', async ({ page, baseURL }) => {
  const seen = await watch(page, baseURL ?? '');
  const corpus = [
    '<script>window.hacked=1</script>',
    '<img src=x onerror="window.hacked=1">',
    '"><svg onload=window.hacked=1>',
    "javascript:window.hacked=1//'",
    '{{constructor.constructor("window.hacked=1")()}}',
    '<iframe src="https://evil.example"></iframe>',
  ];
  await signUp(page, { ...newPerson(), name: '<img src=x onerror=window.hacked=1>' });
  for (const [index, text] of corpus.entries()) {
    await addTask(page, text);
    await expect(page.getByRole('listitem').filter({ hasText: `#${String(index + 1)}` })).toBeVisible();
  }
  await page.goto(`/tasks?q=${encodeURIComponent('<script>window.hacked=1</script>')}`);
  await page.goto(`/tasks?tag=${encodeURIComponent('<img src=x onerror=window.hacked=1>')}`);
  await page.goto('/tasks');
  await expect(taskRow(page, '<iframe')).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  seen.expectClean();
});

test('without a network a banner says so, the text is kept and saved once there is one', async ({ page, context }) => {
  await signUp(page);
  await expect(page.getByText('Your list is empty')).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.').first()).toBeVisible();
  await addTask(page, 'Kept for later');
  await expect(page.getByRole('textbox', { name: 'Add a task' })).toHaveValue('Kept for later');
  await expect(page.getByText('Not added yet')).toBeVisible();
  await context.setOffline(false);
  await expect(taskRow(page, 'Kept for later')).toContainText('#1', { timeout: 15_000 });
  await expect(page.getByRole('textbox', { name: 'Add a task' })).toHaveValue('');
});
