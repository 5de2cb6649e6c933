import type { Tally } from './load.ts';

export interface Measured {
  readonly tally: Tally;
  readonly secondsOfDeploys: readonly number[];
  readonly chats: number;
  readonly perSecond: number;
  readonly seconds: number;
}

const rank = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);

/** Pure. */
export function renderLoad({ tally, secondsOfDeploys, chats, perSecond, seconds }: Measured): string[] {
  const sorted = [...tally.milliseconds].sort((a, b) => a - b);
  const deploys = [...secondsOfDeploys].sort((a, b) => a - b);
  return [
    '## Deploys under load',
    `Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC by \`npx nx bench helm-chart\`: ${String(secondsOfDeploys.length)} rolling updates of both services in ${seconds.toFixed(0)} s (median ${rank(deploys, 0.5)} s each), one pod a service, with ${String(chats)} open chats (each with its stream of events and a message every 25 s) and ${String(perSecond)} requests a second (readiness, pages, lists of tasks) over kept-alive connections.`,
    [
      '| | number |',
      '|---|---|',
      `| requests | ${String(tally.requests)} |`,
      `| answered a second | ${(tally.milliseconds.length / seconds).toFixed(0)} |`,
      `| failed | ${String(tally.failed.length)} |`,
      `| sent again on a new connection, as browsers do when a kept-alive one closes before the first byte | ${String(tally.again)} |`,
      `| milliseconds, p50 and p99, with the wait for one of the client's 32 connections | ${rank(sorted, 0.5)}, ${rank(sorted, 0.99)} |`,
      `| event streams ended by a pod's end | ${String(tally.streamsEnded)} |`,
      `| of these joined again | ${String(tally.streamsJoinedAgain)} |`,
      `| lost | ${String(tally.streamsLost.length)} |`,
      `| chat answers | ${String(tally.answers)} |`,
      `| of these cut and joined again | ${String(tally.answersJoinedAgain)} |`,
      `| lost | ${String(tally.answersLost.length)} |`,
    ].join('\n'),
  ];
}
