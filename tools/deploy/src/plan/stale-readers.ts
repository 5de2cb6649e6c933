import { componentLabel } from '../cluster/labels.ts';
import type { Pod } from '../cluster/objects.ts';
import type { SecretFacts } from '../cluster/read-secrets.ts';
import { serviceOf, type ManifestObject } from '../helm/manifest.ts';
import { readsSecret } from '../helm/secret-contract.ts';

/** A Deployment whose pods still have the old value of a key: they read it when they started. */
export interface StaleReader {
  readonly deployment: string;
  readonly service: string;
  readonly secret: string;
  readonly key: string;
}

interface Observed {
  readonly manifest: readonly ManifestObject[];
  readonly secrets: Readonly<Record<string, SecretFacts | undefined>>;
  readonly pods: readonly Pod[];
}

/** What a Secret that was changed by hand, or by another tool, has not reached yet. Pure. */
export function staleReaders({ manifest, secrets, pods }: Observed): StaleReader[] {
  const deployments = manifest.filter(({ kind, isHook }) => kind === 'Deployment' && !isHook);
  return deployments.flatMap(({ name, body }) => {
    const service = serviceOf({ body });
    if (service === undefined) return [];
    const since = oldestStart(pods.filter(({ metadata }) => metadata.labels[componentLabel] === service));
    if (since === undefined) return [];
    return Object.entries(secrets).flatMap(([secret, facts]) =>
      Object.entries(facts?.changedAt ?? {})
        .filter(([key, time]) => Date.parse(time) > since && readsSecret(body, secret, [key]))
        .map(([key]) => ({ deployment: name, service, secret, key })),
    );
  });
}

/** Milliseconds; undefined: none of them runs. */
function oldestStart(pods: readonly Pod[]): number | undefined {
  const starts = pods
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .flatMap(({ status }) => status.containerStatuses.map(({ state }) => Date.parse(state.running?.startedAt ?? '')))
    .filter((start) => !Number.isNaN(start));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** Pure. */
export const describeStale = ({ secret, key, service }: StaleReader): string =>
  `${key} of the Secret ${secret} is newer than the pods of ${service}`;
