import { parseRelease, type Release } from '../helm/release.ts';
import { withQuery, objectPath } from './api-paths.ts';
import type { ClusterClient } from './cluster-client.ts';
import { listOf, plainSchema, secretDataSchema } from './objects.ts';

export interface RevisionEntry {
  readonly revision: number;
  readonly status: string;
}

/** What Helm has written down about a release. */
export interface ReleaseHistory {
  /** Oldest first. */
  readonly revisions: readonly RevisionEntry[];
  readonly latest: Release | undefined;
  /** The newest revision that was deployed to its end; `latest` itself in a healthy release. */
  readonly deployed: Release | undefined;
}

export const releaseSecretName = (release: string, revision: number): string =>
  `sh.helm.release.v1.${release}.v${String(revision)}`;

export const isPending = (status: string): boolean => status.startsWith('pending-') || status === 'uninstalling';

interface Where {
  readonly namespace: string;
  readonly release: string;
}

export async function readReleaseHistory(client: ClusterClient, where: Where): Promise<ReleaseHistory> {
  const revisions = await readRevisions(client, where);
  const last = revisions.at(-1);
  if (last === undefined) return { revisions, latest: undefined, deployed: undefined };
  const latest = await readRevision(client, where, last.revision);
  const entry = [...revisions].reverse().find((revision) => revision.status === 'deployed');
  const deployed =
    entry === undefined
      ? undefined
      : entry.revision === last.revision
        ? latest
        : await readRevision(client, where, entry.revision);
  return { revisions, latest, deployed };
}

export async function readRevisions(client: ClusterClient, { namespace, release }: Where): Promise<RevisionEntry[]> {
  const path = withQuery(`/api/v1/namespaces/${namespace}/secrets`, { labelSelector: `owner=helm,name=${release}` });
  const list = listOf(plainSchema).parse((await client.metadata(path)) ?? {});
  return list.items
    .map(({ metadata }) => ({ revision: Number(metadata.labels['version']), status: metadata.labels['status'] ?? '' }))
    .sort((a, b) => a.revision - b.revision);
}

export async function readRevision(
  client: ClusterClient,
  { namespace, release }: Where,
  revision: number,
): Promise<Release | undefined> {
  const encoded = await readEncoded(client, { namespace, release }, revision);
  return encoded === undefined ? undefined : parseRelease(encoded);
}

export async function readEncoded(
  client: ClusterClient,
  { namespace, release }: Where,
  revision: number,
): Promise<string | undefined> {
  const secret = await client.get(objectPath('v1', 'Secret', namespace, releaseSecretName(release, revision)));
  if (secret === undefined) return undefined;
  const data = secretDataSchema.parse(secret).data['release'];
  return data === undefined ? undefined : Buffer.from(data, 'base64').toString('utf8');
}
