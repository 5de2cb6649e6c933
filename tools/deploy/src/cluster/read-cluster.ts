import { parseManifest, type ManifestObject } from '../helm/manifest.ts';
import { secretContract } from '../helm/secret-contract.ts';
import type { Json } from '../json.ts';
import { collectionPath, namespacePath } from './api-paths.ts';
import type { ClusterClient } from './cluster-client.ts';
import { findDrift, type Drift } from './drift.ts';
import { podSecurityLabel } from './labels.ts';
import { deploymentSchema, listOf, plainSchema, podSchema, type Deployment, type Pod } from './objects.ts';
import { readReleaseHistory, type ReleaseHistory } from './read-release.ts';
import { readSecretFacts, type SecretFacts } from './read-secrets.ts';

/** What the cluster runs now, as far as a plan depends on it. */
export interface ObservedCluster {
  readonly namespace: { readonly exists: boolean; readonly podSecurity: string | undefined };
  readonly history: ReleaseHistory;
  /** Objects of the deployed revision. */
  readonly manifest: readonly ManifestObject[];
  readonly drift: readonly Drift[];
  readonly secrets: Readonly<Record<string, SecretFacts | undefined>>;
  readonly deployments: readonly Deployment[];
  readonly pods: readonly Pod[];
}

interface Where {
  readonly namespace: string;
  readonly release: string;
  readonly secretName: string;
  readonly parse?: typeof parseManifest;
}

export async function readCluster(client: ClusterClient, where: Where): Promise<ObservedCluster> {
  const { namespace, secretName, parse = parseManifest } = where;
  const [namespaceBody, history, ownSecret, pods] = await Promise.all([
    client.get(namespacePath(namespace)),
    readReleaseHistory(client, where),
    readSecretFacts(client, namespace, secretName),
    client.get(collectionPath('v1', 'Pod', namespace)),
  ]);
  const manifest = history.latest === undefined ? [] : parse(history.latest.manifest);
  const kept = manifest.filter((object) => !object.isHook);
  const [live, secrets] = await Promise.all([
    readLive(client, namespace, kept),
    readContractSecrets(client, namespace, manifest, secretName),
  ]);
  const namespaceObject = namespaceBody === undefined ? undefined : plainSchema.parse(namespaceBody);
  return {
    namespace: {
      exists: namespaceObject !== undefined && namespaceObject.metadata.deletionTimestamp === undefined,
      podSecurity: namespaceObject?.metadata.labels[podSecurityLabel],
    },
    history,
    manifest,
    drift: findDrift(kept, live),
    secrets: { ...secrets, [secretName]: ownSecret },
    deployments: kept
      .filter(({ kind }) => kind === 'Deployment')
      .flatMap((object) => {
        const body = live.get(liveKey(object));
        return body === undefined ? [] : [deploymentSchema.parse(body)];
      }),
    pods: listOf(podSchema).parse(pods ?? {}).items,
  };
}

export const liveKey = (object: { apiVersion: string; kind: string; name: string }): string =>
  `${object.apiVersion}/${object.kind}/${object.name}`;

/** One list call for each kind that the release holds, however many objects it has. */
async function readLive(
  client: ClusterClient,
  namespace: string,
  objects: readonly ManifestObject[],
): Promise<Map<string, Json>> {
  const kinds = new Map(objects.map((object) => [`${object.apiVersion}/${object.kind}`, object]));
  const lists = await Promise.all(
    [...kinds.values()].map(async ({ apiVersion, kind }) => {
      const body = await client.get(collectionPath(apiVersion, kind, namespace));
      const items = listOf(plainSchema).parse(body ?? {}).items;
      return items.map((item): [string, Json] => {
        const json: Json = JSON.parse(JSON.stringify(item));
        return [liveKey({ apiVersion, kind, name: item.metadata.name }), json];
      });
    }),
  );
  return new Map(lists.flat());
}

async function readContractSecrets(
  client: ClusterClient,
  namespace: string,
  manifest: readonly ManifestObject[],
  known: string,
): Promise<Record<string, SecretFacts | undefined>> {
  const names = Object.keys(secretContract(manifest).required).filter((name) => name !== known);
  const facts = await Promise.all(names.map((name) => readSecretFacts(client, namespace, name)));
  return Object.fromEntries(names.map((name, index) => [name, facts[index]]));
}
