import { objectPath } from './api-paths.ts';
import type { ClusterClient } from './cluster-client.ts';
import { annotations, managedBy, managedByLabel } from './labels.ts';
import { secretDataSchema } from './objects.ts';
import { keyTimes, secretChanges } from './secret-changes.ts';

/** What may be known about a Secret: never a value. */
export interface SecretFacts {
  readonly name: string;
  /** Keys with a value that is not empty. */
  readonly keys: readonly string[];
  /** This tool made it and may change it. */
  readonly isOwn: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  readonly createdAt: string;
  /** Key -> when it got another value, as far as pods may not have it yet. */
  readonly changedAt: Readonly<Record<string, string>>;
}

export async function readSecretFacts(
  client: ClusterClient,
  namespace: string,
  name: string,
): Promise<SecretFacts | undefined> {
  const body = await client.get(objectPath('v1', 'Secret', namespace, name));
  if (body === undefined) return undefined;
  const { metadata, data } = secretDataSchema.parse(body);
  return {
    name,
    keys: Object.keys(data)
      .filter((key) => data[key] !== '')
      .sort(),
    isOwn: metadata.labels[managedByLabel] === managedBy,
    annotations: metadata.annotations,
    createdAt: metadata.creationTimestamp ?? '',
    changedAt: secretChanges(metadata.managedFields, keyTimes(metadata.annotations[annotations.keyTimes])),
  };
}
