import type { DeploySettings } from '../config/environments.ts';
import type { Drift } from '../cluster/drift.ts';
import { isPending } from '../cluster/read-release.ts';
import type { ObservedCluster } from '../cluster/read-cluster.ts';
import { serviceOf, type ManifestObject } from '../helm/manifest.ts';
import type { EngineImage } from '../images/engine.ts';
import type { Loader } from '../images/loader.ts';
import { canonicalJson, digestOf, mergeJson, nest, valueAt, type Json, type JsonObject } from '../json.ts';
import { localReference, referenceOf, type ImageDecision, type ImageName } from './decide-images.ts';
import type { DeployPlan, Reason, ServicePlan } from './plan.ts';
import { describeStale, staleReaders, type StaleReader } from './stale-readers.ts';

export interface PlanInput {
  readonly settings: Pick<DeploySettings, 'environmentName' | 'release' | 'podSecurity'>;
  readonly context: string;
  readonly namespace: string;
  readonly chartDigest: string;
  readonly chartFiles: Readonly<Record<string, string>>;
  /** Everything but the images. */
  readonly values: JsonObject;
  readonly set: JsonObject;
  readonly registry?: string | undefined;
  readonly decisions: readonly ImageDecision[];
  readonly observed: ObservedCluster;
  readonly engine: ReadonlyMap<string, EngineImage>;
  readonly loader: Pick<Loader, 'title' | 'repositoryFor'> | undefined;
  /** References that the nodes have, of those that may be needed. */
  readonly onNode: ReadonlySet<string>;
  readonly secretAction: DeployPlan['secretAction'];
  /** What the chart renders from `desiredValues`; undefined: as the release. */
  readonly rendered: readonly ManifestObject[] | undefined;
}

/** The image that the chart shall ask for. Pure. */
export function targetImage(
  { service, running, verdict }: ImageDecision,
  loader: Pick<Loader, 'repositoryFor'> | undefined,
): ImageName {
  if (running !== undefined && verdict !== 'replace') return running;
  return { repository: loader?.repositoryFor(service.repository) ?? service.repository, tag: service.hash };
}

/** All values that a deploy gives to Helm. Pure. */
export function desiredValues(values: JsonObject, images: Readonly<Record<string, ImageName>>): JsonObject {
  return Object.entries(images).reduce(
    (merged, [name, { repository, tag }]) => mergeJson(merged, nest([name, 'image'], { repository, tag })),
    values,
  );
}

/** Joins desired and observed state to one plan. Pure: the same input gives the same plan. */
export function assemblePlan(input: PlanInput): DeployPlan {
  const { settings, observed, decisions, loader } = input;
  const images = Object.fromEntries(
    decisions.map((decision) => [decision.service.name, targetImage(decision, loader)]),
  );
  const values = desiredValues(input.values, images);
  const reasons = releaseReasons(input, values);
  const latest = observed.history.latest;
  const releaseAction = latest === undefined ? 'install' : reasons.length > 0 ? 'upgrade' : 'keep';
  const rolls = releaseAction === 'keep' ? new Set<string>() : rollingServices(input);
  const stale = staleReaders(observed).filter(({ service }) => !rolls.has(service));
  const services = decisions.map((decision) => planService(decision, { input, images, rolls, stale }));
  const plan = {
    environment: settings.environmentName,
    context: input.context,
    namespace: input.namespace,
    release: settings.release,
    releaseAction,
    namespaceAction: namespaceAction(input),
    secretAction: input.secretAction,
    restarts: [...new Set(stale.map(({ deployment }) => deployment))],
    mendRevision: latest !== undefined && isPending(latest.status) ? latest.revision : undefined,
    revision: latest?.revision,
    services,
    reasons,
    values,
    set: input.set,
    registry: input.registry,
    chartDigest: input.chartDigest,
  } as const;
  return {
    version: 1,
    ...plan,
    loader: services.some((service) => service.bring) ? loader?.title : undefined,
    desiredDigest: digestOf(
      canonicalJson({ values, chart: input.chartDigest, hashes: services.map(({ name, hash }) => `${name}:${hash}`) }),
    ),
    observedDigest: observedDigest(observed),
  };
}

/** What a saved plan was made from, on the cluster's side. Pure. */
export function observedDigest({ namespace, history, drift, secrets }: ObservedCluster): string {
  return digestOf(
    canonicalJson({
      namespace: { exists: namespace.exists, podSecurity: namespace.podSecurity ?? null },
      revision: history.latest?.revision ?? 0,
      status: history.latest?.status ?? '',
      values: history.latest?.values ?? {},
      drift: drift.map(describeDrift),
      secrets: Object.fromEntries(
        Object.entries(secrets).map(([name, facts]) => [
          name,
          (facts?.keys ?? []).map((key) => `${key} ${facts?.changedAt[key] ?? ''}`),
        ]),
      ),
    }),
  );
}

function namespaceAction({ observed, settings }: PlanInput): DeployPlan['namespaceAction'] {
  if (!observed.namespace.exists) return 'create';
  return observed.namespace.podSecurity === settings.podSecurity ? 'keep' : 'label';
}

function releaseReasons(input: PlanInput, values: JsonObject): Reason[] {
  const release = input.observed.history.latest;
  if (release === undefined) return [{ kind: 'first', detail: 'there is no release yet' }];
  const reasons: Reason[] = [];
  if (release.status !== 'deployed') {
    reasons.push({ kind: 'release-status', detail: `revision ${String(release.revision)} is ${release.status}` });
  }
  if (release.chartDigest !== input.chartDigest) {
    for (const file of changedKeys(release.chartFiles, input.chartFiles)) {
      reasons.push({ kind: 'chart', detail: `${file} of the chart changed` });
    }
  }
  for (const path of changedPaths(release.values, values)) {
    reasons.push({ kind: isImagePath(path, input) ? 'source' : 'values', detail: `value ${path.join('.')} changed` });
  }
  for (const drift of input.observed.drift) reasons.push({ kind: 'drift', detail: describeDrift(drift) });
  return reasons;
}

const isImagePath = (path: readonly string[], { decisions }: PlanInput): boolean =>
  path[1] === 'image' && decisions.some(({ service }) => service.name === path[0]);

/** One sentence about a field that somebody changed by hand. Pure. */
export function describeDrift({ object, pointer, problem, expected, actual }: Drift): string {
  const name = `${object.kind}/${object.name}`;
  if (pointer === '') return `${name} is gone`;
  if (problem === 'missing') return `${name} lacks ${pointer}`;
  if (problem === 'extra') return `${name} has an extra ${pointer}`;
  return `${name} has ${short(actual)} instead of ${short(expected)} at ${pointer}`;
}

function short(value: Json | undefined): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function changedKeys(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => before[key] !== after[key]).sort();
}

/** Paths of the leaves in which two sets of values differ. Pure. */
export function changedPaths(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): string[][] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changedPaths(before[key], after[key], [...path, key]));
  }
  const isSame = before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after);
  return isSame ? [] : [[...path]];
}

const isPlain = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Services whose pod template differs between what runs and what is rendered. Pure. */
function rollingServices({ observed, rendered, decisions }: PlanInput): Set<string> {
  const names = decisions.map(({ service }) => service.name);
  const isFirst = observed.history.latest === undefined;
  if (isFirst && rendered === undefined) return new Set(names);
  const before = podTemplates(observed.manifest, names);
  const after = podTemplates(rendered ?? observed.manifest, names);
  const drifted = new Set(
    observed.drift
      .filter(({ pointer }) => pointer === '' || pointer.startsWith('/spec/template'))
      .map(({ object }) => names.find((name) => object.name === name || object.name.endsWith(`-${name}`)) ?? ''),
  );
  return new Set(names.filter((name) => before.get(name) !== after.get(name) || drifted.has(name)));
}

function podTemplates(objects: readonly ManifestObject[], services: readonly string[]): Map<string, string> {
  const templates = new Map<string, string>();
  for (const { kind, body } of objects) {
    if (kind !== 'Deployment') continue;
    const component = serviceOf({ body });
    const template = valueAt(body, ['spec', 'template']);
    if (component === undefined || !services.includes(component) || template === undefined) continue;
    templates.set(component, canonicalJson(template));
  }
  return templates;
}

interface ServiceFacts {
  readonly input: PlanInput;
  readonly images: Readonly<Record<string, ImageName>>;
  readonly rolls: ReadonlySet<string>;
  readonly stale: readonly StaleReader[];
}

function planService(decision: ImageDecision, { input, images, rolls, stale }: ServiceFacts): ServicePlan {
  const { service, running, verdict } = decision;
  const image = images[service.name] ?? { repository: service.repository, tag: service.hash };
  const isPresent = input.onNode.has(referenceOf(image));
  const travels = verdict === 'replace' || verdict === 'bring-again';
  const isRolled = rolls.has(service.name);
  const why: Reason[] = isRolled && decision.reasons.length === 0 ? rollReasons(service.name, input) : [];
  const old = stale
    .filter((reader) => reader.service === service.name)
    .map((reader): Reason => ({ kind: 'drift', detail: describeStale(reader) }));
  return {
    name: service.name,
    hash: service.hash,
    local: localReference(service),
    image,
    running,
    build: travels && !isPresent && !input.engine.has(localReference(service)),
    bring: travels && !isPresent,
    roll: isRolled || old.length > 0,
    sameImage: verdict === 'same-image',
    reasons: [...decision.reasons, ...why, ...old],
  };
}

function rollReasons(service: string, input: PlanInput): Reason[] {
  const drift = input.observed.drift.filter(({ object }) => object.name.endsWith(service));
  if (drift.length > 0) return drift.map((entry) => ({ kind: 'drift', detail: describeDrift(entry) }));
  return [{ kind: 'chart', detail: 'the chart or its values give its pods another template' }];
}
