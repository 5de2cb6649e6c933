import { objectPath } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import type { Drift } from '../cluster/drift.ts';

/** What somebody added by hand belongs to his own field manager: Helm leaves it, so it is taken out here. */
export async function removeExtras(client: ClusterClient, namespace: string, drift: readonly Drift[]): Promise<void> {
  for (const { object, operations } of extrasByObject(drift)) {
    await client.patch(objectPath(object.apiVersion, object.kind, namespace, object.name), 'json', operations);
  }
}

interface ObjectExtras {
  readonly object: Drift['object'];
  /** In the order in which they were found: the last item of a list first, so that places stay right. */
  readonly operations: readonly { readonly op: 'remove'; readonly path: string }[];
}

/** Pure. */
export function extrasByObject(drift: readonly Drift[]): ObjectExtras[] {
  const found = new Map<string, { object: Drift['object']; operations: { op: 'remove'; path: string }[] }>();
  for (const { object, pointer, problem } of drift) {
    if (problem !== 'extra') continue;
    const key = `${object.kind}/${object.name}`;
    const entry = found.get(key) ?? { object, operations: [] };
    entry.operations.push({ op: 'remove', path: pointer });
    found.set(key, entry);
  }
  return [...found.values()];
}
