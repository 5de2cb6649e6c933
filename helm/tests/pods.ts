import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import type { Manifest, PodTemplate } from '../nx/render-chart.ts';

export interface Pod {
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: V1PodSpec;
}

/** Every pod that the manifests lead to, whatever makes it. */
export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests.flatMap((manifest) => {
    const template = templateOf(manifest);
    if (!template) return [];
    const { metadata, spec } = template;
    const owner = `${manifest.kind}/${manifest.metadata.name}`;
    return [{ owner, labels: metadata.labels, annotations: metadata.annotations ?? {}, spec }];
  });
}

export function podOf(manifests: readonly Manifest[], owner: string): Pod {
  const pod = podsOf(manifests).find((candidate) => candidate.owner === owner);
  if (!pod) throw new Error(`no manifest makes the pods of ${owner}`);
  return pod;
}

export function containersOf({ spec }: Pod): V1Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers];
}

function templateOf({ kind, metadata, spec = {} }: Manifest): PodTemplate | undefined {
  return kind === 'Pod' ? { metadata, spec: { containers: [], ...spec } } : spec.template;
}
