import { collectionPath, objectPath, withQuery } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { annotations, managedBy, managedByLabel } from '../cluster/labels.ts';
import type { SecretFacts } from '../cluster/read-secrets.ts';
import { keyTimes } from '../cluster/secret-changes.ts';
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

/** The API server notes whose each field is: what others write is told from this tool's own by it. */
const asOurs = { fieldManager: managedBy };

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
    ...keyTimes(existing?.annotations[annotations.keyTimes]),
    ...Object.fromEntries(Object.keys(values).map((key) => [key, now.toISOString()])),
  };
  const metadata = {
    name,
    labels: { [managedByLabel]: managedBy },
    annotations: { ...notes, [annotations.keyTimes]: JSON.stringify(times) },
  };
  if (existing === undefined) {
    const secret = { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata, stringData: values };
    await client.create(withQuery(collectionPath('v1', 'Secret', namespace), asOurs), secret);
    return;
  }
  const path = withQuery(objectPath('v1', 'Secret', namespace, name), asOurs);
  await client.patch(path, 'merge', { metadata, stringData: values });
}
