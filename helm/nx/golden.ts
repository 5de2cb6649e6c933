import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { environments } from './environments.ts';
import { type Manifest, renderChart } from './render-chart.ts';

type Environment = (typeof environments)[number];

export function goldenFile(environment: Environment): string {
  return fileURLToPath(new URL(`../tests/golden/${environment}.yaml`, import.meta.url));
}

/** What an environment installs, sorted and spaced anew: Helm 3 and 4 differ in both. */
export function renderGolden(helm: string, environment: Environment): string {
  const manifests = renderChart(helm, { environment });
  const sorted = manifests.toSorted((left, right) => sortKey(left).localeCompare(sortKey(right), 'en'));
  return sorted.map((manifest) => `---\n${stringify(manifest, { lineWidth: 0, singleQuote: true })}`).join('');
}

function sortKey({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata.name}`;
}
