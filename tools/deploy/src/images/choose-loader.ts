import { z } from 'zod';
import { parse } from 'yaml';
import { objectPath } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { ownAddresses, type KubeContext } from '../cluster/kube-context.ts';
import { listOf, nodeSchema, type ClusterNode } from '../cluster/objects.ts';
import type { Tool } from '../environment.ts';
import { DeployError } from '../failures.ts';
import type { Run } from '../process.ts';
import type { Engine } from './engine.ts';
import type { Loader, LoaderKind } from './loader.ts';
import {
  createK3dLoader,
  createKindLoader,
  createMinikubeLoader,
  createNodeImportLoader,
  createSharedStoreLoader,
  importers,
  type Importer,
} from './local-loaders.ts';
import { answersAsRegistry, createRegistryLoader, type HttpFetch } from './registry.ts';

export interface LoaderFacts {
  readonly clusterKind: KubeContext['kind'];
  /** A registry that the environment demands. */
  readonly demanded: string | undefined;
  /** Registries that answer here and that the nodes reach too. */
  readonly commonRegistries: readonly string[];
  readonly nodeIsThisMachine: boolean;
  readonly runtime: 'docker' | 'containerd' | 'other';
  /** The program that can write into the containerd of a node that is this machine. */
  readonly importer: Importer | undefined;
  readonly nodeNames: readonly string[];
}

/** Ways to bring an image to the node, fastest first (0.2, 5 and 15 s for one changed layer of 280 MB). Pure. */
export function rankLoaders(facts: LoaderFacts): { kind: LoaderKind; registry?: string }[] {
  if (facts.demanded !== undefined) return [{ kind: 'registry', registry: facts.demanded }];
  const ranked: { kind: LoaderKind; registry?: string }[] = [];
  if (facts.clusterKind === 'shared-engine') ranked.push({ kind: 'shared-store' });
  if (facts.nodeIsThisMachine && facts.runtime === 'docker') ranked.push({ kind: 'shared-store' });
  for (const registry of facts.commonRegistries) ranked.push({ kind: 'registry', registry });
  if (facts.nodeIsThisMachine && facts.runtime === 'containerd' && facts.importer !== undefined)
    ranked.push({ kind: 'node-import' });
  if (facts.clusterKind === 'minikube') ranked.push({ kind: 'minikube' });
  if (facts.clusterKind === 'kind') ranked.push({ kind: 'kind' });
  if (facts.clusterKind === 'k3d') ranked.push({ kind: 'k3d' });
  return ranked;
}

export interface LoaderOptions {
  readonly context: KubeContext;
  readonly client: ClusterClient;
  readonly run: Run;
  readonly engine: Engine;
  readonly tools: Readonly<Record<Tool, string>>;
  readonly fetch: HttpFetch;
  readonly demanded: string | undefined;
  readonly candidates: readonly string[];
}

/** Probes engine and node, and takes the fastest way that both can do. */
export async function chooseLoader(options: LoaderOptions): Promise<Loader> {
  const [best] = await availableLoaders(options);
  if (best === undefined) {
    throw new DeployError('load-failed', `There is no known way to bring an image to "${options.context.name}".`, {
      hint: 'Name a registry that its nodes reach: "--registry HOST/PATH", or "registry" of the environment in environments.mjs.',
    });
  }
  return best;
}

/** Every way there is, the fastest first: an older revision's images may have come by another one. */
export async function availableLoaders(options: LoaderOptions): Promise<Loader[]> {
  const facts = await readLoaderFacts(options);
  return rankLoaders(facts).map(({ kind, registry }) => createLoader(kind, { options, facts, registry }));
}

interface Parts {
  readonly options: LoaderOptions;
  readonly facts: LoaderFacts;
  readonly registry: string | undefined;
}

function createLoader(kind: LoaderKind, { options, facts, registry }: Parts): Loader {
  const { engine, fetch, context } = options;
  switch (kind) {
    case 'registry':
      return createRegistryLoader(engine, registry ?? '', fetch);
    case 'shared-store':
      return createSharedStoreLoader(options);
    case 'node-import':
      return createNodeImportLoader(options, facts.importer ?? 'ctr');
    case 'minikube':
      return createMinikubeLoader(options, context.name);
    case 'kind':
      return createKindLoader(options, context.name.replace(/^kind-/, ''), facts.nodeNames);
    case 'k3d':
      return createK3dLoader(options, context.name.replace(/^k3d-/, ''), facts.nodeNames);
  }
}

export async function readLoaderFacts(options: LoaderOptions): Promise<LoaderFacts> {
  const { client, context, run, fetch } = options;
  const nodes = listOf(nodeSchema).parse((await client.get('/api/v1/nodes')) ?? {}).items;
  const nodeIsThisMachine = isThisMachine(nodes, ownAddresses());
  const [announced, importer] = await Promise.all([
    announcedRegistry(client),
    nodeIsThisMachine ? findImporter(run) : undefined,
  ]);
  const local = nodeIsThisMachine ? options.candidates : [];
  const candidates = [...new Set([...(announced === undefined ? [] : [announced]), ...local])];
  const answers = await Promise.all(candidates.map((registry) => answersAsRegistry(registry, fetch)));
  const runtime = nodes[0]?.status.nodeInfo.containerRuntimeVersion ?? '';
  return {
    clusterKind: context.kind,
    demanded: options.demanded,
    commonRegistries: candidates.filter((_registry, index) => answers[index] === true),
    nodeIsThisMachine,
    runtime: runtime.startsWith('docker:') ? 'docker' : runtime.startsWith('containerd:') ? 'containerd' : 'other',
    importer,
    nodeNames: nodes.map(({ metadata }) => metadata.name),
  };
}

async function findImporter(run: LoaderOptions['run']): Promise<Importer | undefined> {
  for (const importer of Object.keys(importers).filter((name): name is Importer => name in importers)) {
    if ((await run(importer, ['version'])).exitCode === 0) return importer;
  }
  return undefined;
}

/** One node whose address is ours: what localhost means here, it means there. Pure. */
export function isThisMachine(nodes: readonly ClusterNode[], own: readonly string[]): boolean {
  const [node, ...others] = nodes;
  if (node === undefined || others.length > 0) return false;
  return node.status.addresses.some((entry) => entry.type === 'InternalIP' && own.includes(entry.address));
}

/** The registry that the cluster announces by the convention of KEP-1755, as kind and k3d scripts set it. */
async function announcedRegistry(client: ClusterClient): Promise<string | undefined> {
  const body = await client.get(objectPath('v1', 'ConfigMap', 'kube-public', 'local-registry-hosting'));
  const data = z.looseObject({ data: z.record(z.string(), z.string()) }).safeParse(body);
  const text = data.success ? data.data.data['localRegistryHosting.v1'] : undefined;
  if (text === undefined) return undefined;
  const hosting = z.looseObject({ host: z.string() }).safeParse(parse(text));
  return hosting.success ? hosting.data.host : undefined;
}
