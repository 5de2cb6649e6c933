import { z } from 'zod';
import { withQuery } from './api-paths.ts';
import type { ClusterClient } from './cluster-client.ts';
import { instanceLabel } from './labels.ts';
import { listOf } from './objects.ts';
import { parseQuantity } from './quantity.ts';

const podMetrics = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  containers: z.array(z.looseObject({ usage: z.record(z.string(), z.string()).default({}) })).default([]),
});

/** Bytes in use by pod, from metrics-server. undefined: there is none, or it has not measured these pods yet. */
export async function readMemoryByPod(
  client: ClusterClient,
  namespace: string,
  release: string,
): Promise<Map<string, number> | undefined> {
  const path = withQuery(`/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`, {
    labelSelector: `${instanceLabel}=${release}`,
  });
  const body = await client.get(path).catch(() => undefined);
  if (body === undefined) return undefined;
  const pods = listOf(podMetrics).parse(body).items;
  return new Map(
    pods.map(({ metadata, containers }) => [
      metadata.name,
      containers.reduce((sum, { usage }) => sum + (parseQuantity(usage['memory'] ?? '0') ?? 0), 0),
    ]),
  );
}
