import { z } from 'zod';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { listOf } from '../cluster/objects.ts';
import { readRevision, type RevisionEntry } from '../cluster/read-release.ts';
import type { Release } from '../helm/release.ts';
import { valueAt } from '../json.ts';

export interface ServiceName {
  readonly name: string;
  readonly repository: string;
}

/** Images of a revision as the engine and as the nodes name them. Pure. */
export function imagesOf(release: Pick<Release, 'values'> | undefined, services: readonly ServiceName[]): string[] {
  return services.flatMap(({ name, repository }) => {
    const tag = valueAt(release?.values, [name, 'image', 'tag']);
    const used = valueAt(release?.values, [name, 'image', 'repository']);
    if (typeof tag !== 'string') return [];
    return [`${repository}:${tag}`, ...(typeof used === 'string' && used !== repository ? [`${used}:${tag}`] : [])];
  });
}

interface Prune {
  readonly client: ClusterClient;
  readonly namespace: string;
  readonly release: string;
  readonly revisions: readonly RevisionEntry[];
  readonly keepRevisions: number;
  readonly services: readonly ServiceName[];
  readonly remove: (references: readonly string[]) => Promise<void>;
}

/** Removes images that only revisions older than the last few used, and no other release of the cluster uses. */
export async function pruneImages({
  client,
  namespace,
  release,
  revisions,
  keepRevisions,
  services,
  remove,
}: Prune): Promise<string[]> {
  const old = revisions.slice(0, -keepRevisions);
  if (old.length === 0) return [];
  const read = (entries: readonly RevisionEntry[]) =>
    Promise.all(entries.map(({ revision }) => readRevision(client, { namespace, release }, revision)));
  const [before, kept, running] = await Promise.all([
    read(old),
    read(revisions.slice(-keepRevisions)),
    readTagsInUse(client, namespace),
  ]);
  const needed = new Set(kept.flatMap((entry) => imagesOf(entry, services)));
  const unneeded = new Set(
    before
      .flatMap((entry) => imagesOf(entry, services))
      .filter((reference) => !needed.has(reference) && !running.has(tagOf(reference))),
  );
  await remove([...unneeded]);
  return [...unneeded];
}

const tagOf = (reference: string): string => reference.slice(reference.lastIndexOf(':') + 1);

const workloads = listOf(
  z.looseObject({
    metadata: z.looseObject({ namespace: z.string() }),
    spec: z.looseObject({
      replicas: z.number().default(0),
      template: z.looseObject({
        spec: z.looseObject({ containers: z.array(z.looseObject({ image: z.string().default('') })) }),
      }),
    }),
  }),
);

/** Tags are content hashes: the same tag elsewhere is the same image. Others may want to roll back, too. */
async function readTagsInUse(client: ClusterClient, own: string): Promise<Set<string>> {
  const { items } = workloads.parse((await client.get('/apis/apps/v1/replicasets')) ?? {});
  const used = items.filter(({ metadata, spec }) => metadata.namespace !== own || spec.replicas > 0);
  return new Set(used.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => tagOf(image))));
}
