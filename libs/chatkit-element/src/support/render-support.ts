import type { Support } from './supported.ts';
import * as supported from './supported.ts';

type Table = Readonly<Record<string, Support>>;

interface Section {
  readonly title: string;
  readonly says: string;
  readonly rows: Table;
}

const TYPED = 'Typed by `@openai/chatkit`; a version with another name does not compile.';
const SERVED = 'Compared with the Python SDK by `src/support/sdk.test.ts`.';

const sections: readonly Section[] = [
  { title: 'Options', says: TYPED, rows: supported.options },
  { title: 'Methods', says: TYPED, rows: supported.methods },
  { title: 'Events', says: `Each is \`chatkit.\` and its name. ${TYPED}`, rows: supported.events },
  { title: 'Widgets', says: TYPED, rows: { ...supported.widgets, ...supported.serverWidgets } },
  { title: 'Events of the stream', says: SERVED, rows: supported.streamEvents },
  { title: 'Updates of an item', says: SERVED, rows: supported.itemUpdates },
  { title: 'Items', says: SERVED, rows: { ...supported.items, ...supported.otherItems } },
  { title: 'Tasks of a workflow', says: SERVED, rows: supported.tasks },
  { title: 'Sources', says: SERVED, rows: supported.sources },
  { title: 'Requests', says: SERVED, rows: { ...supported.requests, ...supported.otherRequests } },
];

export function renderSupport(): string {
  const parts = sections.map(({ title, says, rows }) => {
    const lines = Object.entries(rows).map(([name, support]) => `| \`${name}\` | ${cells(support)} |`);
    return [`## ${title}`, '', says, '', '| name | supported | how |', '| --- | --- | --- |', ...lines].join('\n');
  });
  return `# What the element supports\n\n${parts.join('\n\n')}\n`;
}

function cells(support: Support): string {
  const [, verdict = support, how = ''] = /^([^:]+): (.*)$/.exec(support) ?? [];
  return `${verdict} | ${how}`;
}
