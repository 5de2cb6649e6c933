import { componentLabel, instanceLabel } from '../cluster/labels.ts';
import { readRecord, type DeployRecord } from '../cluster/deploy-record.ts';
import { execInPod } from '../cluster/exec-in-pod.ts';
import { collectionPath } from '../cluster/api-paths.ts';
import { listOf, podSchema } from '../cluster/objects.ts';
import type { RevisionEntry } from '../cluster/read-release.ts';
import type { DeploySettings } from '../config/environments.ts';
import type { Session } from '../session.ts';

type Migrations = NonNullable<DeploySettings['migrations']>;

/** Names of the migrations that an image was built with, from the record of its revision. Pure. */
export function migrationsOf(record: DeployRecord | undefined, { service, folder }: Migrations): string[] | undefined {
  const inputs = record?.services[service]?.inputs;
  if (inputs === undefined) return undefined;
  return Object.keys(inputs)
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1).replace(/\.[^.]+$/, ''))
    .filter((name) => !name.startsWith('_'))
    .sort();
}

/** The first word of each line that `current` printed. Pure. */
export const parseHeads = (output: string): string[] =>
  output
    .split('\n')
    .map((line) => line.trim().split(/\s+/)[0] ?? '')
    .filter((word) => word !== '');

/** Heads that an image does not know: `ae10` is known by the file `ae10_add_column`. Pure. */
export const unknownHeads = (heads: readonly string[], known: readonly string[]): string[] =>
  heads.filter((head) => !known.some((name) => name === head || name.startsWith(`${head}_`)));

export type MigrationState =
  | { readonly kind: 'fits' }
  | { readonly kind: 'newer'; readonly heads: readonly string[]; readonly from: 'database' | 'revisions' }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Whether the database is newer than a revision's image. A running pod is asked for the database's head; where none
 * answers, the revisions since tell which migrations they brought.
 */
export async function compareMigrations(
  session: Session,
  target: number,
  revisions: readonly RevisionEntry[],
): Promise<MigrationState> {
  const { settings, client, namespace } = session;
  const { migrations } = settings;
  if (migrations === undefined) return { kind: 'fits' };
  const where = { namespace, release: settings.release };
  const known = migrationsOf(await readRecord(client, where, target), migrations);
  if (known === undefined) {
    return { kind: 'unknown', reason: `nothing is recorded about the migrations of revision ${String(target)}` };
  }
  const heads = await readHeads(session, migrations);
  if (heads !== undefined) {
    const newer = unknownHeads(heads, known);
    return newer.length === 0 ? { kind: 'fits' } : { kind: 'newer', heads: newer, from: 'database' };
  }
  const later = revisions.filter(({ revision }) => revision > target);
  const records = await Promise.all(later.map(({ revision }) => readRecord(client, where, revision)));
  const brought = records.flatMap((record) => migrationsOf(record, migrations) ?? []);
  const newer = [...new Set(brought)].filter((name) => !known.includes(name)).sort();
  return newer.length === 0 ? { kind: 'fits' } : { kind: 'newer', heads: newer, from: 'revisions' };
}

/** What the database says, asked from inside a pod that uses it. undefined: no pod can ask. */
async function readHeads(session: Session, { service, current }: Migrations): Promise<string[] | undefined> {
  const { client, namespace, settings, kube } = session;
  const pods = listOf(podSchema).parse((await client.get(collectionPath('v1', 'Pod', namespace))) ?? {}).items;
  const pod = pods.find(
    ({ metadata, status }) =>
      metadata.labels[componentLabel] === service &&
      metadata.labels[instanceLabel] === settings.release &&
      metadata.deletionTimestamp === undefined &&
      status.containerStatuses.some((container) => container.ready),
  );
  const container = pod?.spec.containers[0]?.name;
  if (pod === undefined || container === undefined) return undefined;
  const output = await execInPod({ kube, namespace, pod: pod.metadata.name, container }, current).catch(
    () => undefined,
  );
  return output === undefined ? undefined : parseHeads(output);
}
