/** Opens a thread of 2,000 messages in Chromium and scrolls through it; writes its part of docs/reference/performance.md. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { launchOptions } from '../support/browser.ts';
import { longThread } from './long-thread.ts';
import { renderReport, withSection } from './report.ts';

const MESSAGES = 2000;
const OPENINGS = 7;
const STEP_PX = 120;
/** A machine that is too busy to finish still gives its frames. */
const MOST_MS = 60_000;
const ORIGIN = 'http://bench.localhost';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const element = `${root}libs/chatkit-element`;

async function buildElement(): Promise<void> {
  const built = spawn(process.execPath, ['--import', 'tsx', 'build.ts'], { cwd: element, stdio: 'inherit' });
  const [code] = (await once(built, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Building the element ended with ${String(code)}.`);
}

/** A page of its own: the README's page, the built element and one long answer, all from this process. */
async function newPage(browser: Browser, thread: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 460, height: 900 } });
  // esbuild names functions by a helper of this process, which the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value;');
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/chatkit') await route.fulfill({ contentType: 'application/json', body: thread });
    else if (pathname.startsWith('/element/')) {
      await route.fulfill({ path: `${root}dist/chatkit-element/${pathname.slice('/element/'.length)}` });
    } else await route.fulfill({ path: `${element}/example/index.html` });
  });
  return page;
}

async function open(page: Page): Promise<number> {
  await page.addInitScript(
    (last) => {
      const seen = () => {
        const drawn = document.querySelector('openai-chatkit')?.shadowRoot?.querySelector('.log')?.textContent ?? '';
        if (drawn.includes(last)) Object.assign(globalThis, { openedAt: performance.now() });
        else requestAnimationFrame(seen);
      };
      requestAnimationFrame(seen);
      void customElements.whenDefined('openai-chatkit').then(() => performance.mark('defined'));
    },
    `Answer ${String(MESSAGES - 1)}.`,
  );
  await page.goto(`${ORIGIN}/?thread=long`);
  await page.waitForFunction(() => 'openedAt' in globalThis);
  return page.evaluate(() => {
    const defined = performance.getEntriesByName('defined')[0]?.startTime ?? 0;
    return Number(Reflect.get(globalThis, 'openedAt')) - defined;
  });
}

/** Processor time of the page's main thread so far: what a busy machine cannot make longer. */
async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

/** Scrolls until nothing moves any more, and answers the time between each two frames. */
function scroll(page: Page, step: number): Promise<number[]> {
  return page.evaluate(
    ({ by, mostMs }) =>
      new Promise<number[]>((resolve) => {
        const box = document.querySelector('openai-chatkit')?.shadowRoot?.querySelector('.scroller');
        if (!box) throw new Error('There is no thread.');
        const frames: number[] = [];
        const start = performance.now();
        let before = start;
        let still = 0;
        const frame = (now: number) => {
          frames.push(now - before);
          before = now;
          const place = box.scrollTop;
          box.scrollTop += by;
          still = box.scrollTop === place ? still + 1 : 0;
          if (still < 30 && now - start < mostMs) requestAnimationFrame(frame);
          else resolve(frames.slice(1, still === 0 ? undefined : -still));
        };
        requestAnimationFrame(frame);
      }),
    { by: step, mostMs: MOST_MS },
  );
}

await buildElement();
const thread = JSON.stringify(longThread(MESSAGES));
const browser = await chromium.launch(launchOptions);
try {
  const openMs: number[] = [];
  for (let run = 0; run < OPENINGS; run += 1) {
    const page = await newPage(browser, thread);
    openMs.push(await open(page));
    await page.close();
  }
  const page = await newPage(browser, thread);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await open(page);
  const openCpuMs = await mainThreadMs(session);
  const upMs = await scroll(page, -STEP_PX);
  const downMs = await scroll(page, STEP_PX);
  const frameCpuMs = ((await mainThreadMs(session)) - openCpuMs) / (upMs.length + downMs.length);
  const drawn = await page.locator('.rows > .row').count();
  const at = new Date();
  const cpu = { openCpuMs, frameCpuMs };
  const measured = {
    messages: MESSAGES,
    drawn,
    ...cpu,
    openMs,
    upMs,
    downMs,
    load: loadavg(),
    browser: browser.version(),
    at,
  };
  const file = `${root}docs/reference/performance.md`;
  const text = withSection(await readFile(file, 'utf8'), 'chat-element', renderReport(measured));
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
  console.log(renderReport(measured));
} finally {
  await browser.close();
}
