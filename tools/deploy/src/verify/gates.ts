import type { Pod } from '../cluster/objects.ts';
import type { DeploySettings } from '../config/environments.ts';
import type { EngineImage } from '../images/engine.ts';
import type { ManifestObject } from '../helm/manifest.ts';
import { componentLabel } from '../cluster/labels.ts';
import { valueAt, type Json } from '../json.ts';

export interface Gate {
  readonly id: string;
  readonly limit: number | string;
  readonly measured: number | string | null;
  readonly unit: string;
  readonly status: 'pass' | 'fail' | 'not-measured';
  /** Why it was not measured. */
  readonly reason?: string;
}

export interface GateInput {
  readonly limits: DeploySettings['gates'];
  /** Pods of the release that are not on their way out. */
  readonly pods: readonly Pod[];
  readonly manifest: readonly ManifestObject[];
  readonly images: ReadonlyMap<string, EngineImage>;
  readonly buildSeconds: number | undefined;
  readonly deploySeconds: number | undefined;
  /** Bytes in use by pod, if the cluster measures it. */
  readonly memoryByPod: ReadonlyMap<string, number> | undefined;
  /** Nothing was deployed by this run, so that the memory is that of pods at rest. */
  readonly isIdle: boolean;
  readonly secretsInImages: readonly string[];
  readonly lintProblem: string | null | undefined;
  /** The cluster has taken every object in this run: more than any dry run says. A refusal ends the deploy. */
  readonly isAccepted: boolean;
}

/** Why a gate is not measured. */
const missing = {
  start: 'no pod is ready that never restarted',
  build: 'no image was built',
  deploy: 'nothing was deployed',
  image: 'this machine does not have the image',
  metrics: 'the cluster does not measure memory; "minikube addons enable metrics-server" does',
  newPods: 'the cluster has not measured the new pods yet: deploy once more in a minute',
  rest: 'pods at rest are measured by a deploy that changes nothing',
  checks: 'Helm was not asked, as nothing was deployed',
} as const;

/** Every limit of the plan, measured or said why not. Pure. */
export function measureGates(input: GateInput): Gate[] {
  const { limits, pods, images } = input;
  const sizes = [...images.values()].map((image) => image.sizeBytes / 1e6);
  const largest = sizes.length === 0 ? undefined : Math.max(...sizes);
  const memory = memoryUse(input);
  return [
    below(['pod-ready', limits.readySeconds, slowestReady(pods), 's'], missing.start),
    below(['image-build', limits.buildSeconds, input.buildSeconds, 's'], missing.build),
    below(['deploy', limits.deploySeconds, input.deploySeconds, 's'], missing.deploy),
    below(['image-size', limits.imageMegabytes, largest, 'MB'], missing.image),
    below(['memory', limits.memoryMegabytes, memory === undefined ? undefined : memory / 1e6, 'MB'], noMemory(input)),
    ...idleMemory(input, memory),
    ...serviceGates(input),
    none('non-root', rootContainers(input.manifest), 'containers as root'),
    none('root-user-in-image', images.size === 0 ? undefined : rootImages(images), 'images as root'),
    none('latest-tag', latestTags(input.manifest), 'images without a fixed tag'),
    none('secret-in-chart', secretsInChart(input.manifest), 'Secrets in the chart'),
    none('secret-in-image', images.size === 0 ? undefined : input.secretsInImages, 'variables'),
    checked('lint', input.lintProblem),
    checked('dry-run', input.isAccepted ? null : undefined),
  ];
}

/** Bytes that all pods use together; undefined unless every one of them is measured. */
function memoryUse({ pods, memoryByPod }: GateInput): number | undefined {
  const bytes = pods.map(({ metadata }) => memoryByPod?.get(metadata.name));
  if (bytes.length === 0 || bytes.includes(undefined)) return undefined;
  return bytes.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

const noMemory = ({ memoryByPod }: GateInput): string =>
  memoryByPod === undefined ? missing.metrics : missing.newPods;

function idleMemory(input: GateInput, memory: number | undefined): Gate[] {
  const { limits, isIdle } = input;
  if (limits.idleMemoryMebibytes === undefined) return [];
  const measured = isIdle && memory !== undefined ? memory / 2 ** 20 : undefined;
  return [
    atMost(['idle-memory', limits.idleMemoryMebibytes, measured, 'MiB'], isIdle ? noMemory(input) : missing.rest),
  ];
}

/** The limits that one service has for itself. */
function serviceGates({ limits, pods, images }: GateInput): Gate[] {
  return Object.entries(limits.services).flatMap(([name, { imageMegabytes, readySeconds }]) => {
    const size = images.get(name)?.sizeBytes;
    const megabytes = size === undefined ? undefined : size / 1e6;
    const own = pods.filter(({ metadata }) => metadata.labels[componentLabel] === name);
    return [
      ...(imageMegabytes === undefined
        ? []
        : [atMost([`image-size:${name}`, imageMegabytes, megabytes, 'MB'], missing.image)]),
      ...(readySeconds === undefined
        ? []
        : [atMost([`container-ready:${name}`, readySeconds, slowestStart(own), 's'], missing.start)]),
    ];
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

type Limit = readonly [id: string, limit: number, measured: number | undefined, unit: string];

const below = (gate: Limit, reason: string): Gate => limited(gate, reason, (measured, limit) => measured < limit);
const atMost = (gate: Limit, reason: string): Gate => limited(gate, reason, (measured, limit) => measured <= limit);

function limited(
  [id, limit, measured, unit]: Limit,
  reason: string,
  holds: (measured: number, limit: number) => boolean,
): Gate {
  if (measured === undefined) return { id, limit, measured: null, unit, status: 'not-measured', reason };
  return { id, limit, measured: round(measured), unit, status: holds(measured, limit) ? 'pass' : 'fail' };
}

function none(id: string, found: readonly string[] | undefined, unit: string): Gate {
  if (found === undefined) {
    return { id, limit: 0, measured: null, unit, status: 'not-measured', reason: missing.image };
  }
  return {
    id,
    limit: 0,
    measured: found.length === 0 ? 0 : found.join(', '),
    unit,
    status: found.length === 0 ? 'pass' : 'fail',
  };
}

function checked(id: string, problem: string | null | undefined): Gate {
  if (problem === undefined) {
    return { id, limit: 'clean', measured: null, unit: '', status: 'not-measured', reason: missing.checks };
  }
  return { id, limit: 'clean', measured: problem ?? 'clean', unit: '', status: problem === null ? 'pass' : 'fail' };
}

/** Seconds from a pod's start to Ready, of the slowest one. */
const slowestReady = (pods: readonly Pod[]): number | undefined =>
  slowest(pods, ({ status, metadata }) => status.startTime ?? metadata.creationTimestamp);

/** Seconds from the start of its last container to Ready, of the slowest pod: the image was there by then. */
const slowestStart = (pods: readonly Pod[]): number | undefined =>
  slowest(pods, ({ status }) =>
    status.containerStatuses
      .flatMap(({ state }) => state.running?.startedAt ?? [])
      .sort()
      .at(-1),
  );

function slowest(pods: readonly Pod[], from: (pod: Pod) => string | undefined): number | undefined {
  const times = pods.flatMap((pod) => {
    const ready = pod.status.conditions.find(({ type, status }) => type === 'Ready' && status === 'True');
    const start = from(pod);
    if (ready?.lastTransitionTime === undefined || ready.lastTransitionTime === null || start === undefined) return [];
    // A pod that lost and regained readiness tells nothing about its start.
    if (pod.status.containerStatuses.some((status) => status.restartCount > 0)) return [];
    return [(Date.parse(ready.lastTransitionTime) - Date.parse(start)) / 1000];
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
