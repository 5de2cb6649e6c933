import type { Engine } from './engine.ts';
import type { Loader } from './loader.ts';

export type HttpFetch = (url: string, init?: RequestInit) => Promise<Response>;

const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

/** Registries on this machine speak plain HTTP, as Docker itself assumes. Pure. */
export function registryUrl(registry: string): string {
  const [host = ''] = registry.split('/');
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
  return `${isLocal ? 'http' : 'https'}://${host}`;
}

/** It answers as a registry; one that asks for a login does too. */
export async function answersAsRegistry(registry: string, fetch: HttpFetch): Promise<boolean> {
  try {
    const response = await fetch(`${registryUrl(registry)}/v2/`, { signal: AbortSignal.timeout(800) });
    return response.status === 200 || response.status === 401;
  } catch {
    return false;
  }
}

export function createRegistryLoader(engine: Engine, registry: string, fetch: HttpFetch): Loader {
  const [host = '', ...folders] = registry.split('/');
  const manifestUrl = (reference: string): string => {
    const [name = '', tag = ''] = splitTag(reference.slice(host.length + 1));
    return `${registryUrl(registry)}/v2/${name}/manifests/${tag}`;
  };
  const head = async (reference: string): Promise<Response | undefined> => {
    if (!reference.startsWith(`${host}/`)) return undefined;
    try {
      return await fetch(manifestUrl(reference), {
        method: 'HEAD',
        headers: { accept: manifestTypes },
        signal: AbortSignal.timeout(5000),
      });
    } catch {
      return undefined;
    }
  };
  return {
    kind: 'registry',
    title: `registry ${registry}`,
    repositoryFor: (repository) => [host, ...folders, repository].join('/'),
    has: async (reference) => (await head(reference))?.status === 200,
    async bring(local, reference) {
      await engine.tag(local, reference);
      await engine.push(reference);
      return 'pushed';
    },
    async remove(references) {
      for (const reference of references) {
        const digest = (await head(reference))?.headers.get('docker-content-digest');
        if (digest === null || digest === undefined) continue;
        const url = manifestUrl(reference).replace(/[^/]+$/, digest);
        // Many registries forbid deletion; then the image stays, which harms nobody.
        await fetch(url, { method: 'DELETE', signal: AbortSignal.timeout(5000) }).catch(() => undefined);
      }
    },
  };
}

/** `name:tag` -> its parts; a port is no tag. Pure. */
export function splitTag(reference: string): [name: string, tag: string] {
  const colon = reference.lastIndexOf(':');
  if (colon === -1 || reference.slice(colon).includes('/')) return [reference, ''];
  return [reference.slice(0, colon), reference.slice(colon + 1)];
}
