import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { collectionPath, objectPath, withQuery } from './api-paths.ts';
import type { ClusterClient } from './cluster-client.ts';
import { managedBy, managedByLabel } from './labels.ts';
import { listOf, plainSchema } from './objects.ts';

const recordSchema = z.object({
  version: z.literal(1),
  /** Commit of the checkout, with `-dirty` when files differed from it; absent outside git. */
  commit: z.string().optional(),
  madeAt: z.string(),
  services: z.record(z.string(), z.object({ hash: z.string(), inputs: z.record(z.string(), z.string()) })),
  chartFiles: z.record(z.string(), z.string()),
});

/** What a revision was made from: the digest of every input of every image. `explain` compares with it. */
export type DeployRecord = z.output<typeof recordSchema>;

const releaseLabel = 'todo.dev/release';
const revisionLabel = 'todo.dev/revision';
const configMap = z.looseObject({ binaryData: z.record(z.string(), z.string()).default({}) });

const recordName = (release: string, revision: number): string => `${release}-deploy.v${String(revision)}`;

interface Where {
  readonly namespace: string;
  readonly release: string;
}

export async function readRecord(
  client: ClusterClient,
  where: Where,
  revision: number,
): Promise<DeployRecord | undefined> {
  const body = await client.get(objectPath('v1', 'ConfigMap', where.namespace, recordName(where.release, revision)));
  if (body === undefined) return undefined;
  const data = configMap.parse(body).binaryData['record'];
  if (data === undefined) return undefined;
  const parsed = recordSchema.safeParse(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8')));
  return parsed.success ? parsed.data : undefined;
}

/** Keeps the record of a revision that is about to be made, and forgets those of revisions that Helm forgot. */
export async function writeRecord(
  client: ClusterClient,
  where: Where,
  { revision, record, keep }: { revision: number; record: DeployRecord; keep: readonly number[] },
): Promise<void> {
  const { namespace, release } = where;
  const collection = collectionPath('v1', 'ConfigMap', namespace);
  const name = recordName(release, revision);
  const body = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      labels: { [managedByLabel]: managedBy, [releaseLabel]: release, [revisionLabel]: String(revision) },
    },
    binaryData: { record: gzipSync(JSON.stringify(record)).toString('base64') },
  };
  const path = objectPath('v1', 'ConfigMap', namespace, name);
  if ((await client.metadata(path)) === undefined) await client.create(collection, body);
  else await client.replace(path, body);
  const list = await client.metadata(withQuery(collection, { labelSelector: `${releaseLabel}=${release}` }));
  const known = new Set([...keep, revision].map(String));
  const forgotten = listOf(plainSchema)
    .parse(list ?? {})
    .items.filter(({ metadata }) => !known.has(metadata.labels[revisionLabel] ?? ''));
  await Promise.all(
    forgotten.map(({ metadata }) => client.remove(objectPath('v1', 'ConfigMap', namespace, metadata.name))),
  );
}

/** Removes every record of a release. */
export async function removeRecords(client: ClusterClient, { namespace, release }: Where): Promise<void> {
  const collection = collectionPath('v1', 'ConfigMap', namespace);
  const list = await client.metadata(withQuery(collection, { labelSelector: `${releaseLabel}=${release}` }));
  const items = listOf(plainSchema).parse(list ?? {}).items;
  await Promise.all(
    items.map(({ metadata }) => client.remove(objectPath('v1', 'ConfigMap', namespace, metadata.name))),
  );
}
