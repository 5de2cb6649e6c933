export interface Measured {
  readonly messages: number;
  /** Rows (messages, days, tools under answers) in the page after all of them have passed by. */
  readonly drawn: number;
  /** From `setOptions` to the frame that shows the last message, one number a run. */
  readonly openMs: readonly number[];
  /** Time between frames while the whole thread passes by. */
  readonly upMs: readonly number[];
  readonly downMs: readonly number[];
  /** Processor time of the page's main thread until the last message is shown, and for one frame of scrolling. */
  readonly openCpuMs: number;
  readonly frameCpuMs: number;
  readonly load: readonly number[];
  readonly browser: string;
  readonly at: Date;
}

/** The share of frames that kept up with 60 a second, a frame of 16.7 ms being late from half of one more. */
const LATE_MS = 25;

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function renderReport({ messages, drawn, load, browser, at, ...times }: Measured): string {
  const { openMs, upMs, downMs, openCpuMs, frameCpuMs } = times;
  const count = messages.toLocaleString('en');
  const row = (name: string, frames: readonly number[]) => {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(frames, share).toFixed(1));
    const kept = (100 * frames.filter((frame) => frame <= LATE_MS).length) / frames.length;
    return `| ${name} | ${String(frames.length)} | ${[p50, p95, p99].join(' | ')} | ${kept.toFixed(1)} |`;
  };
  return `## Chat element

Measured ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC by \`npx nx bench chatkit-element\`: Chromium ${browser} without a
GPU, on the machine that also runs everything else, system load ${load.map((value) => value.toFixed(1)).join(', ')} at the end. A thread of ${count} messages
(questions, answers with lists, code, tables and Urdu, receipts with buttons) that the server sends in one answer.

Opening it, from \`setOptions\` to the frame that shows its last message: median **${percentile(openMs, 0.5).toFixed(0)} ms**,
slowest ${Math.max(...openMs).toFixed(0)} ms of ${String(openMs.length)}. Loading the page and opening it take ${openCpuMs.toFixed(0)} ms of the processor.

Scrolling through it, 120 px a frame, takes ${frameCpuMs.toFixed(1)} ms of the processor a frame (60 frames a second leave 16.7) and
leaves ${drawn.toLocaleString('en')} rows in the page; milliseconds between frames:

| direction | frames | p50 | p95 | p99 | % at 60 a second |
| --- | ---: | ---: | ---: | ---: | ---: |
${row('up, earlier messages drawn on the way', upMs)}
${row('down again', downMs)}
`;
}

/** Puts a section between its markers, at the end of a page that has none yet. */
export function withSection(page: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const block = `${begin}\n\n${section.trim()}\n\n${end}`;
  const from = page.indexOf(begin);
  if (from < 0) return `${page.trimEnd()}\n\n${block}\n`;
  return page.slice(0, from) + block + page.slice(page.indexOf(end) + end.length);
}
