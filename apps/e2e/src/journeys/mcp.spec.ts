import { expect, type Page, test } from '@playwright/test';
import { withMcp } from '../support/mcp.ts';
import { signUp } from '../support/people.ts';
import { addTask, taskRow } from '../support/tasks.ts';

/** Makes a token for reading alone, or for everything, in the settings; gives what is shown once. */
async function createToken(page: Page, name: string, scopes: readonly string[]): Promise<string> {
  await page.goto('/settings');
  const form = page.locator('form').filter({ has: page.getByLabel('Name of the app') });
  await form.getByLabel('Name of the app').fill(name);
  for (const box of await form.getByRole('checkbox').all()) {
    await box.setChecked(scopes.includes((await box.getAttribute('value')) ?? ''));
  }
  await form.getByRole('button', { name: 'Create token' }).click();
  const shown = await page.getByText('"Authorization"').textContent();
  const token = /todo_pat_[\w-]+/.exec(shown ?? '')?.[0];
  if (token === undefined) throw new Error(`No token in ${shown ?? 'nothing'}.`);
  return token;
}

test('an outside client works with the tools, and the open page follows', async ({ page, baseURL }) => {
  await signUp(page);
  const token = await createToken(page, 'Editor', ['tasks:read', 'tasks:write', 'tasks:delete']);
  await page.goto('/tasks');
  await addTask(page, 'From the page');
  await withMcp(baseURL ?? '', token, async (client) => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['add_task', 'list_tasks', 'undo']));
    expect(tools.every(({ annotations }) => annotations?.destructiveHint !== undefined)).toBe(true);

    const added = await client.callTool({ name: 'add_task', arguments: { title: 'From outside' } });
    expect(added.isError).not.toBe(true);
    expect(added.structuredContent).toMatchObject({ title: 'From outside' });
    await expect(taskRow(page, 'From outside')).toBeVisible();

    const listed = await client.callTool({ name: 'list_tasks', arguments: { status: 'pending' } });
    expect(JSON.stringify(listed.structuredContent)).toContain('From the page');
  });
});

test('a token does what it was made for, and names what it lacks', async ({ page, baseURL }) => {
  await signUp(page);
  const token = await createToken(page, 'Reader', ['tasks:read']);
  await withMcp(baseURL ?? '', token, async (client) => {
    const refused = await client.callTool({ name: 'add_task', arguments: { title: 'Not allowed' } });
    expect(refused.isError).toBe(true);
    expect(JSON.stringify(refused.content)).toContain('tasks:write');
  });
});

test('without a token the tools ask for one', async ({ request }) => {
  const answer = await request.post('/mcp', {
    headers: { accept: 'application/json, text/event-stream' },
    data: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  });
  expect(answer.status()).toBe(401);
  expect(answer.headers()['www-authenticate']).toMatch(/^Bearer/);
});
