import type { ObservedCluster } from '../cluster/read-cluster.ts';
import { componentLabel } from '../cluster/labels.ts';
import type { Pod } from '../cluster/objects.ts';
import type { ServiceSource } from '../graph/read-workspace.ts';
import type { EngineImage } from '../images/engine.ts';
import { valueAt } from '../json.ts';
import type { Reason } from './plan.ts';

export interface ImageName {
  readonly repository: string;
  readonly tag: string;
}

/** What shall become of one service's image; the way it travels is not known yet. */
export interface ImageDecision {
  readonly service: ServiceSource;
  readonly running: ImageName | undefined;
  readonly verdict: 'keep' | 'same-image' | 'replace' | 'bring-again';
  readonly reasons: readonly Reason[];
}

export const localReference = ({ repository, hash }: ServiceSource): string => `${repository}:${hash}`;
export const referenceOf = ({ repository, tag }: ImageName): string => `${repository}:${tag}`;

interface Input {
  readonly services: readonly ServiceSource[];
  readonly observed: Pick<ObservedCluster, 'history' | 'pods'>;
  readonly engine: ReadonlyMap<string, EngineImage>;
}

/** References that a decision may depend on besides the images that the checkout builds. Pure. */
export function referencesToInspect({
  services,
  observed,
  built,
}: Omit<Input, 'engine'> & { built: ReadonlyMap<string, EngineImage> }): string[] {
  const references = services.flatMap((service) => {
    const running = runningImage(service, observed);
    // The image that runs is the one that the checkout builds, and it is there: nothing to compare it with.
    if (running === undefined || (running.tag === service.hash && built.has(localReference(service)))) return [];
    return [referenceOf(running), `${service.repository}:${running.tag}`];
  });
  return [...new Set(references)].filter((reference) => !built.has(reference));
}

/** Compares the task hash of each service with the tag that the release runs. Pure. */
export function decideImages({ services, observed, engine }: Input): ImageDecision[] {
  return services.map((service) => {
    const running = runningImage(service, observed);
    if (running === undefined) {
      return { service, running, verdict: 'replace', reasons: [{ kind: 'first', detail: 'it is not in the release' }] };
    }
    if (running.tag === service.hash) {
      if (!lacksImage(service.name, observed.pods)) return { service, running, verdict: 'keep', reasons: [] };
      return {
        service,
        running,
        verdict: 'bring-again',
        reasons: [{ kind: 'unhealthy', detail: 'the node has lost its image' }],
      };
    }
    const built = engine.get(localReference(service));
    const before = engine.get(referenceOf(running)) ?? engine.get(`${service.repository}:${running.tag}`);
    const detail = `its inputs changed since ${running.tag}`;
    const isSame = built !== undefined && built.id === before?.id && !lacksImage(service.name, observed.pods);
    return { service, running, verdict: isSame ? 'same-image' : 'replace', reasons: [{ kind: 'source', detail }] };
  });
}

/** Leaves all but one service as it runs, if it runs. Pure. */
export const keepOthers = (decisions: readonly ImageDecision[], only: string | undefined): readonly ImageDecision[] =>
  decisions.map((decision) =>
    only === undefined || decision.service.name === only || decision.running === undefined
      ? decision
      : { ...decision, verdict: 'keep', reasons: [] },
  );

/** The image that the newest revision asks for, as its values say. Pure. */
export function runningImage(
  service: Pick<ServiceSource, 'name' | 'repository'>,
  observed: Pick<ObservedCluster, 'history'>,
): ImageName | undefined {
  const release = observed.history.latest;
  const tag = valueAt(release?.values, [service.name, 'image', 'tag']);
  if (typeof tag !== 'string' || tag === '') return undefined;
  const repository = valueAt(release?.values, [service.name, 'image', 'repository']);
  return { repository: typeof repository === 'string' ? repository : service.repository, tag };
}

const imageTrouble = new Set(['ImagePullBackOff', 'ErrImagePull', 'ErrImageNeverPull', 'InvalidImageName']);

export function lacksImage(service: string, pods: readonly Pod[]): boolean {
  return pods
    .filter((pod) => pod.metadata.labels[componentLabel] === service && pod.metadata.deletionTimestamp === undefined)
    .some((pod) => pod.status.containerStatuses.some((status) => imageTrouble.has(status.state.waiting?.reason ?? '')));
}
