import type { DocumentedValue } from './documented-values.ts';

const BEGIN = '<!-- values: generated from values.yaml by "npx nx run helm-chart:generate" -->';
const END = '<!-- /values -->';

/** Puts the table of all values between the two marks of README.md. */
export function renderReadme(readme: string, values: readonly DocumentedValue[]): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`helm/README.md lacks the lines ${BEGIN} and ${END}`);
  return `${readme.slice(0, begin)}${BEGIN}\n\n${renderTables(values)}\n${readme.slice(end)}`;
}

function renderTables(values: readonly DocumentedValue[]): string {
  const blocks = values.filter(({ children }) => children);
  const sections = [table(values.filter(({ children }) => !children))];
  for (const block of blocks) sections.push(`### \`${block.key}\`\n\n${table(leaves(block))}`);
  return sections.join('\n');
}

function leaves(value: DocumentedValue): DocumentedValue[] {
  return value.children ? value.children.flatMap(leaves) : [value];
}

function table(values: readonly DocumentedValue[]): string {
  const rows = values.map(
    (value) => `| \`${value.path}\` | ${cell(code(value.default))} | ${cell(value.description + choices(value))} |`,
  );
  return ['| Value | Default | What it does |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}

function choices({ constraints }: DocumentedValue): string {
  return Array.isArray(constraints['enum']) ? ` One of ${constraints['enum'].map(code).join(', ')}.` : '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
