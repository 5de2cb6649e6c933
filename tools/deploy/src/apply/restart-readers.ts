import { objectPath } from '../cluster/api-paths.ts';
import { componentLabel } from '../cluster/labels.ts';
import type { ManifestObject } from '../helm/manifest.ts';
import { isJsonObject, valueAt, type Json } from '../json.ts';
import type { Session } from '../session.ts';
import { watchRollout } from '../verify/watch-rollout.ts';

interface Restart {
  /** Keys of the Secret that have a new value. */
  readonly keys: readonly string[];
  /** Services whose pods started after it. */
  readonly except?: readonly string[];
}

/** Pods read a Secret's keys when they start: new ones are started where a changed key is read. */
export async function restartReaders(
  { client, namespace, settings, console, signal, now }: Session,
  manifest: readonly ManifestObject[],
  restart: Restart,
): Promise<void> {
  const readers = readersOf(manifest, settings.secret.name, restart);
  if (readers.length === 0) return;
  const stamp = { 'kubectl.kubernetes.io/restartedAt': now().toISOString() };
  await Promise.all(
    readers.map((name) =>
      client.patch(objectPath('apps/v1', 'Deployment', namespace, name), 'merge', {
        spec: { template: { metadata: { annotations: stamp } } },
      }),
    ),
  );
  await console.step(`Restart ${readers.join(', ')}`, (say) =>
    watchRollout({
      client,
      namespace,
      release: settings.release,
      deployments: readers,
      timeoutSeconds: settings.timeoutSeconds,
      signal,
      say,
      work: Promise.resolve(),
      abort: () => undefined,
    }),
  );
}

/** Names of the Deployments whose pods have the old value. Pure. */
export const readersOf = (
  manifest: readonly ManifestObject[],
  secret: string,
  { keys, except = [] }: Restart,
): string[] =>
  manifest
    .filter(({ kind, body }) => kind === 'Deployment' && readsKey(body, secret, keys))
    .filter(({ body }) => {
      const service = valueAt(body, ['spec', 'template', 'metadata', 'labels', componentLabel]);
      return typeof service !== 'string' || !except.includes(service);
    })
    .map(({ name }) => name);

/** Pure. */
function readsKey(value: Json | undefined, secret: string, keys: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => readsKey(item, secret, keys));
  if (!isJsonObject(value)) return false;
  const reference = value['secretKeyRef'];
  if (isJsonObject(reference) && reference['name'] === secret && keys.includes(String(reference['key']))) return true;
  return Object.values(value).some((inner) => readsKey(inner, secret, keys));
}
