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

test('a write from another site is refused', async ({ page }) => {
  await signUp(page);
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
    const answer = await page.request.post('/api/chatkit', { headers, data: { type: 'threads.list', params: {} } });
    expect(answer.status()).toBe(403);
  }
});

test('an ended session leads to signing in, and back to the same place', async ({ page, context }) => {
  const person = await signUp(page, newPerson());
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
  await context.setOffline(false);
  await expect(taskRow(page, 'Kept for later')).toContainText('#1', { timeout: 15_000 });
  await expect(page.getByRole('textbox', { name: 'Add a task' })).toHaveValue('');
});
