import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { V1PodSpec } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import type { environments } from './environments.ts';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  /** Of a Pod, or of what has a template of pods; other kinds have fields of their own. */
  readonly spec?: Partial<V1PodSpec> & { readonly template?: PodTemplate };
  readonly data?: Readonly<Record<string, string>>;
}

export interface PodTemplate {
  readonly metadata: Omit<Metadata, 'name'>;
  readonly spec: V1PodSpec;
}

interface Metadata {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Rendering {
  readonly environment?: (typeof environments)[number];
  readonly set?: Readonly<Record<string, string>>;
  readonly setString?: Readonly<Record<string, string>>;
  readonly release?: string;
  readonly namespace?: string;
  readonly kubernetes?: string;
}

const chart = fileURLToPath(new URL('..', import.meta.url));

/** The same words give the same text as long as nobody edits the chart: tests ask for some renderings many times. */
const rendered = new Map<string, string>();

/** What `helm template` prints; throws what Helm says when it refuses. */
export function renderText(helm: string, rendering: Rendering = {}): string {
  const args = templateArgs(rendering);
  const key = JSON.stringify([helm, args]);
  const known = rendered.get(key);
  if (known !== undefined) return known;
  const { status, stdout, stderr } = spawnSync(helm, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  rendered.set(key, stdout);
  return stdout;
}

export function renderChart(helm: string, rendering: Rendering = {}): Manifest[] {
  return parseAllDocuments(renderText(helm, rendering)).flatMap((document) => {
    if ('errors' in document && document.errors.length > 0) throw document.errors[0];
    const manifest: Manifest | null = document.toJSON();
    return manifest ? [manifest] : [];
  });
}

function templateArgs({ environment, set = {}, setString = {}, ...rendering }: Rendering): string[] {
  const { release = 'todo', namespace = 'todo', kubernetes = '1.34.0' } = rendering;
  return [
    ...['template', release, chart, '--namespace', namespace, '--kube-version', kubernetes],
    ...(environment ? ['--values', `${chart}values-${environment}.yaml`] : []),
    ...Object.entries(set).flatMap(([path, value]) => ['--set', `${path}=${value}`]),
    ...Object.entries(setString).flatMap(([path, value]) => ['--set-string', `${path}=${value}`]),
  ];
}

/** The one manifest of that kind and name. */
export function find(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} manifests are ${kind} ${name}`);
  return found[0];
}

export function names(manifests: readonly Manifest[], kind: string): string[] {
  return manifests.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name);
}
