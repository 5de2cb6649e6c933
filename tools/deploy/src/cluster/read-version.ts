import { z } from 'zod';
import type { ClusterClient } from './cluster-client.ts';

const versionSchema = z.looseObject({ gitVersion: z.string(), minor: z.string() });

export interface KubernetesVersion {
  /** `v1.34.4`, with whatever a distribution appends. */
  readonly gitVersion: string;
  readonly minor: number;
}

/** undefined: the API server does not tell. */
export async function readKubernetesVersion(client: ClusterClient): Promise<KubernetesVersion | undefined> {
  const told = await client.get('/version');
  if (told === undefined) return undefined;
  const { gitVersion, minor } = versionSchema.parse(told);
  // Some distributions write "28+".
  return { gitVersion, minor: Number(minor.replace(/\D/g, '')) };
}
