/**
 * `npx nx bench frontend`: the production build in a real browser, written to docs/reference/performance.md.
 * BASE_URL names an application that runs already; without it one is started for the while.
 */
import { chromium } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runLighthouse } from './lighthouse.ts';
import { measureManyTasks } from './many-tasks.ts';
import { browserOptions } from './options.ts';
import { renderSection, replaceSection } from './report.ts';
import { startApplication } from './application.ts';
import { signUp } from '../src/support/people.ts';
import { weighScripts } from './weight.ts';

const page = fileURLToPath(new URL('../../../docs/reference/performance.md', import.meta.url));
const pages = ['/', '/sign-in', '/tasks'] as const;

async function bench(): Promise<void> {
  const application = await startApplication(process.env['BASE_URL']);
  const browser = await chromium.launch(browserOptions);
  try {
    const context = await browser.newContext({ baseURL: application.url, viewport: { width: 1440, height: 900 } });
    const tab = await context.newPage();
    await signUp(tab);
    const kilobytes = await weighScripts(tab.request, '/tasks');
    const manyTasks = await measureManyTasks(tab);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    await context.close();
    const lighthouse = [];
    for (const path of pages) {
      lighthouse.push(await runLighthouse(`${application.url}${path}`, path === '/tasks' ? cookie : undefined));
    }
    const section = renderSection({ kilobytes, manyTasks, lighthouse, measuredAt: new Date() });
    await writeFile(page, replaceSection(await readFile(page, 'utf8'), 'frontend', section));
    console.log(section);
  } finally {
    await browser.close();
    await application.stop();
  }
}

await bench();
