import { collectionPath, objectPath } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { annotations, managedBy, managedByLabel } from '../cluster/labels.ts';
import type { SecretFacts } from '../cluster/read-secrets.ts';
import { generateValue } from './generate-value.ts';
import type { DeploySettings } from '../config/environments.ts';

interface Values {
  readonly settings: Pick<DeploySettings, 'secret'>;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Values that were made otherwise, such as the URL of a database on this machine. */
  readonly made: Readonly<Record<string, string>>;
  /** Keys that are there already. */
  readonly present: readonly string[];
}

/** Values for every key that is not there yet and can be provided. */
export function newSecretValues({ settings, variables, made, present }: Values): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, source] of Object.entries(settings.secret.keys)) {
    if (present.includes(key)) continue;
    const given = made[key] ?? variables[source.variable ?? key];
    if (given !== undefined && given !== '') values[key] = given;
    else if (source.generateBytes !== undefined) values[key] = generateValue(source.generateBytes, key);
  }
  return values;
}

interface Write {
  readonly client: ClusterClient;
  readonly namespace: string;
  readonly name: string;
  readonly existing: SecretFacts | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** Makes the Secret, or adds keys to one that is this tool's own. The values go only into the request's body. */
export async function writeSecret({ client, namespace, name, existing, values, notes, now }: Write): Promise<void> {
  const times = {
    ...keyTimes(existing),
    ...Object.fromEntries(Object.keys(values).map((key) => [key, now.toISOString()])),
  };
  const metadata = {
    name,
    labels: { [managedByLabel]: managedBy },
    annotations: { ...notes, [annotations.keyTimes]: JSON.stringify(times) },
  };
  if (existing === undefined) {
    const secret = { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata, stringData: values };
    await client.create(collectionPath('v1', 'Secret', namespace), secret);
    return;
  }
  await client.patch(objectPath('v1', 'Secret', namespace, name), 'merge', { metadata, stringData: values });
}

/** When each key was last written by this tool. Pure. */
export function keyTimes(facts: SecretFacts | undefined): Record<string, string> {
  const noted = facts?.annotations[annotations.keyTimes];
  if (noted === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(noted);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).map(([key, time]) => [key, String(time)]));
  } catch {
    return {};
  }
}
