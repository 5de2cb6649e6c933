import type { Pod } from '../cluster/objects.ts';
import type { DeploySettings } from '../config/environments.ts';
import type { EngineImage } from '../images/engine.ts';
import type { ManifestObject } from '../helm/manifest.ts';
import { valueAt, type Json } from '../json.ts';

export interface Gate {
  readonly id: string;
  readonly limit: number | string;
  readonly measured: number | string | null;
  readonly unit: string;
  readonly status: 'pass' | 'fail' | 'not-measured';
}

export interface GateInput {
  readonly limits: DeploySettings['gates'];
  /** Pods of the release that are not on their way out. */
  readonly pods: readonly Pod[];
  readonly manifest: readonly ManifestObject[];
  readonly images: ReadonlyMap<string, EngineImage>;
  readonly buildSeconds: number | undefined;
  readonly deploySeconds: number | undefined;
  /** Bytes that the pods use now, if the cluster measures it. */
  readonly memoryBytes: number | undefined;
  readonly secretsInImages: readonly string[] | undefined;
  readonly lintProblem: string | null | undefined;
  readonly dryRunProblem: string | null | undefined;
}

/** Every limit of the plan, measured or said not to be. Pure. */
export function measureGates(input: GateInput): Gate[] {
  const { limits, pods, images } = input;
  const largest =
    images.size === 0 ? undefined : Math.max(...[...images.values()].map((image) => image.sizeBytes)) / 1e6;
  return [
    atMost('pod-ready', limits.readySeconds, slowestReady(pods), 's'),
    atMost('image-build', limits.buildSeconds, input.buildSeconds, 's'),
    atMost('deploy', limits.deploySeconds, input.deploySeconds, 's'),
    atMost('image-size', limits.imageMegabytes, largest, 'MB'),
    atMost(
      'memory',
      limits.memoryMegabytes,
      input.memoryBytes === undefined ? undefined : input.memoryBytes / 1e6,
      'MB',
    ),
    none('non-root', rootContainers(input.manifest), 'containers as root'),
    none('root-user-in-image', images.size === 0 ? undefined : rootImages(images), 'images as root'),
    none('latest-tag', latestTags(input.manifest), 'images without a fixed tag'),
    none('secret-in-chart', secretsInChart(input.manifest), 'Secrets in the chart'),
    none('secret-in-image', input.secretsInImages, 'variables'),
    checked('lint', input.lintProblem),
    checked('dry-run', input.dryRunProblem),
  ];
}

const round = (value: number): number => Math.round(value * 10) / 10;

function atMost(id: string, limit: number, measured: number | undefined, unit: string): Gate {
  if (measured === undefined) return { id, limit, measured: null, unit, status: 'not-measured' };
  return { id, limit, measured: round(measured), unit, status: measured < limit ? 'pass' : 'fail' };
}

function none(id: string, found: readonly string[] | undefined, unit: string): Gate {
  if (found === undefined) return { id, limit: 0, measured: null, unit, status: 'not-measured' };
  return {
    id,
    limit: 0,
    measured: found.length === 0 ? 0 : found.join(', '),
    unit,
    status: found.length === 0 ? 'pass' : 'fail',
  };
}

function checked(id: string, problem: string | null | undefined): Gate {
  if (problem === undefined) return { id, limit: 'clean', measured: null, unit: '', status: 'not-measured' };
  return { id, limit: 'clean', measured: problem ?? 'clean', unit: '', status: problem === null ? 'pass' : 'fail' };
}

/** Seconds from a pod's start to Ready, of the slowest one. */
function slowestReady(pods: readonly Pod[]): number | undefined {
  const times = pods.flatMap((pod) => {
    const ready = pod.status.conditions.find(({ type, status }) => type === 'Ready' && status === 'True');
    const from = pod.status.startTime ?? pod.metadata.creationTimestamp;
    if (ready?.lastTransitionTime === undefined || ready.lastTransitionTime === null || from === undefined) return [];
    // A pod that lost and regained readiness tells nothing about its start.
    if (pod.status.containerStatuses.some((status) => status.restartCount > 0)) return [];
    return [(Date.parse(ready.lastTransitionTime) - Date.parse(from)) / 1000];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

interface Workload {
  readonly name: string;
  readonly spec: Json;
}

function workloads(manifest: readonly ManifestObject[]): Workload[] {
  return manifest.flatMap(({ kind, name, body }) => {
    const path = kind === 'Pod' ? ['spec'] : ['spec', 'template', 'spec'];
    const spec = valueAt(body, path);
    return spec === undefined || valueAt(spec, ['containers']) === undefined ? [] : [{ name: `${kind}/${name}`, spec }];
  });
}

function containers({ spec }: Workload): Json[] {
  return ['containers', 'initContainers'].flatMap((key) => {
    const list = valueAt(spec, [key]);
    return Array.isArray(list) ? list : [];
  });
}

function rootContainers(manifest: readonly ManifestObject[]): string[] {
  return workloads(manifest)
    .filter((workload) => {
      const pod = valueAt(workload.spec, ['securityContext', 'runAsNonRoot']) === true;
      return !containers(workload).every((container) => {
        const own = valueAt(container, ['securityContext', 'runAsNonRoot']);
        return own === undefined ? pod : own === true;
      });
    })
    .map(({ name }) => name);
}

function latestTags(manifest: readonly ManifestObject[]): string[] {
  return workloads(manifest).flatMap((workload) =>
    containers(workload).flatMap((container) => {
      const image = valueAt(container, ['image']);
      if (typeof image !== 'string') return [];
      return image.includes('@sha256:') || /:(?!latest$)[^/:]+$/.test(image) ? [] : [image];
    }),
  );
}

const secretsInChart = (manifest: readonly ManifestObject[]): string[] =>
  manifest.filter(({ kind }) => kind === 'Secret').map(({ name }) => name);

function rootImages(images: ReadonlyMap<string, EngineImage>): string[] {
  return [...images].filter(([, { user }]) => user === '' || /^(0|root)(:|$)/.test(user)).map(([name]) => name);
}
