/**
 * `npx nx bench frontend`: the production build in a real browser, written to docs/reference/performance.md.
 * BASE_URL names an application that runs already; without it one is started for the while.
 */
import { type Browser, chromium } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type LighthouseResult, runLighthouse, screens } from './lighthouse.ts';
import { measureManyTasks } from './many-tasks.ts';
import { browserOptions } from './options.ts';
import { renderSection, replaceSection } from './report.ts';
import { startApplication } from './application.ts';
import { signUp } from '../src/support/people.ts';
import { addTask } from '../src/support/tasks.ts';
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
    await context.close();
    const cookie = await somebodysCookie(browser, application.url);
    const lighthouse: LighthouseResult[] = [];
    for (const screen of screens) {
      for (const path of pages) {
        const signedIn = path === '/tasks' ? cookie : undefined;
        lighthouse.push(await runLighthouse(`${application.url}${path}`, screen, signedIn));
      }
    }
    const section = renderSection({ kilobytes, manyTasks, lighthouse, measuredAt: new Date() });
    await writeFile(page, replaceSection(await readFile(page, 'utf8'), 'frontend', section));
    console.log(section);
  } finally {
    await browser.close();
    await application.stop();
  }
}

/** Of a person with as many tasks as people have. */
async function somebodysCookie(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext({ baseURL: url });
  const tab = await context.newPage();
  await signUp(tab);
  for (let number = 1; number <= 20; number += 1) await addTask(tab, `Task ${String(number)}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

await bench();
