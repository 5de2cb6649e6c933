import type { ObservedCluster } from '../cluster/read-cluster.ts';
import { deploymentSchema, podSchema, type Deployment, type Pod } from '../cluster/objects.ts';
import type { ServiceSource } from '../graph/read-workspace.ts';
import type { Release } from '../helm/release.ts';
import type { ManifestObject } from '../helm/manifest.ts';
import type { JsonObject } from '../json.ts';

/** Factories for tests: whole objects with the one detail that matters given by the test. */
export const service = (name: string, hash: string, inputs: Record<string, string> = {}): ServiceSource => ({
  name,
  root: `apps/${name}`,
  repository: `shop-${name}`,
  hash,
  standsAlone: true,
  inputs,
});

export const release = (details: Partial<Release> = {}): Release => ({
  revision: 3,
  status: 'deployed',
  description: '',
  deployedAt: '2026-01-01T00:00:00Z',
  values: {},
  manifest: '',
  chartDigest: 'chart-1',
  chartFiles: { 'templates/all.yaml': 'a' },
  defaults: {},
  ...details,
});

export function observed(latest: Release | undefined, details: Partial<ObservedCluster> = {}): ObservedCluster {
  return {
    namespace: { exists: true, podSecurity: 'restricted' },
    history: {
      revisions: latest === undefined ? [] : [{ revision: latest.revision, status: latest.status }],
      latest,
      deployed: latest,
    },
    manifest: [],
    drift: [],
    secrets: {},
    deployments: [],
    pods: [],
    ...details,
  };
}

export const imageValues = (name: string, tag: string): JsonObject => ({
  [name]: { image: { repository: `localhost:5001/shop-${name}`, tag } },
});

export const manifestObject = (kind: string, name: string, body: JsonObject = {}): ManifestObject => ({
  apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
  kind,
  name,
  isHook: false,
  body: { metadata: { name }, ...body },
});

export const deploymentObject = (name: string, image: string): ManifestObject =>
  manifestObject('Deployment', `shop-${name}`, {
    spec: {
      template: {
        metadata: { labels: { 'app.kubernetes.io/component': name } },
        spec: { containers: [{ name, image }] },
      },
    },
  });

interface PodDetails {
  readonly name?: string;
  readonly component?: string;
  readonly spec?: unknown;
  readonly status?: unknown;
  readonly owner?: { kind: string; name: string };
  readonly createdAt?: string;
}

export const pod = ({ name = 'shop-api-1', component = 'api', spec, status, owner, createdAt }: PodDetails): Pod =>
  podSchema.parse({
    metadata: {
      name,
      labels: { 'app.kubernetes.io/component': component, 'app.kubernetes.io/instance': 'shop' },
      creationTimestamp: createdAt ?? '2026-01-01T00:00:00Z',
      ownerReferences: [owner ?? { kind: 'ReplicaSet', name: 'shop-api-rs' }],
    },
    spec: spec ?? { containers: [{ name: component, image: 'shop-api:1' }] },
    status: status ?? {},
  });

/** A pod whose only container is in the given state. */
export const podWith = (containerStatus: Record<string, unknown>, spec?: unknown): Pod =>
  pod({
    spec,
    status: { phase: 'Running', containerStatuses: [{ name: 'api', image: 'shop-api:1', ...containerStatus }] },
  });

export const deployment = (status: Record<string, unknown>, generation = 2): Deployment =>
  deploymentSchema.parse({
    metadata: { name: 'shop-api', generation },
    spec: { replicas: 1, template: { spec: {} } },
    status: { observedGeneration: generation, ...status },
  });
