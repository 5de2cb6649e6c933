import { objectPath } from '../cluster/api-paths.ts';
import { serviceOf, type ManifestObject } from '../helm/manifest.ts';
import { readsSecret } from '../helm/secret-contract.ts';
import type { Session } from '../session.ts';
import { watchRollout } from '../verify/watch-rollout.ts';

/** Pods read a Secret's keys when they start: new ones are started, and waited for. */
export async function restart(
  { client, namespace, settings, console, signal, now }: Session,
  deployments: readonly string[],
): Promise<void> {
  if (deployments.length === 0) return;
  const stamp = { 'kubectl.kubernetes.io/restartedAt': now().toISOString() };
  await Promise.all(
    deployments.map((name) =>
      client.patch(objectPath('apps/v1', 'Deployment', namespace, name), 'merge', {
        spec: { template: { metadata: { annotations: stamp } } },
      }),
    ),
  );
  await console.step(`Restart ${deployments.join(', ')}`, (say) =>
    watchRollout({
      client,
      namespace,
      release: settings.release,
      deployments: [...deployments],
      timeoutSeconds: settings.timeoutSeconds,
      signal,
      say,
      work: Promise.resolve(),
      abort: () => undefined,
    }),
  );
}

interface Written {
  /** Keys of the Secret that have a new value. */
  readonly keys: readonly string[];
  /** Services whose pods started after it. */
  readonly except?: readonly string[];
  /** Deployments that there are, where an install may have failed before it made them. */
  readonly live?: readonly string[];
}

/** Names of the Deployments whose pods have the old value. Pure. */
export const readersOf = (
  manifest: readonly ManifestObject[],
  secret: string,
  { keys, except = [], live }: Written,
): string[] =>
  manifest
    .filter(({ kind, isHook, body }) => kind === 'Deployment' && !isHook && readsSecret(body, secret, keys))
    .filter((object) => !except.includes(serviceOf(object) ?? ''))
    .map(({ name }) => name)
    .filter((name) => live === undefined || live.includes(name));
