import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tool } from '../environment.ts';
import { DeployError } from '../failures.ts';
import { lastLines, type Run } from '../process.ts';
import type { Engine } from './engine.ts';
import type { Loader } from './loader.ts';

interface Tools {
  readonly run: Run;
  readonly engine: Engine;
  readonly tools: Readonly<Record<Tool, string>>;
}

async function must({ run }: Tools, command: string, args: readonly string[], what: string): Promise<string> {
  const { exitCode, stdout, stderr } = await run(command, args);
  if (exitCode === 0) return stdout;
  const evidence = lastLines(stderr === '' ? stdout : stderr);
  throw new DeployError('load-failed', `${what} failed: ${evidence.at(-1) ?? 'it says nothing'}`, { evidence });
}

const sameName = { repositoryFor: (repository: string): string => repository };

/** Docker names an image without its default registry; nodes list it with that. Pure. */
export function listsImage(output: string, reference: string): boolean {
  const names = new Set([reference, `docker.io/library/${reference}`, `docker.io/${reference}`]);
  return output.split('\n').some((line) => names.has(line.trim()));
}

/** Engine and node share one store of images: nothing travels. */
export const createSharedStoreLoader = ({ engine }: Tools): Loader => ({
  ...sameName,
  kind: 'shared-store',
  title: 'image store shared with the cluster',
  has: async (reference) => (await engine.inspect([reference])).has(reference),
  bring: () => Promise.resolve('present'),
  remove: (references) => engine.remove(references),
});

export function createMinikubeLoader(tools: Tools, profile: string): Loader {
  const minikube = (...args: string[]): string[] => ['--profile', profile, 'image', ...args];
  return {
    ...sameName,
    kind: 'minikube',
    title: `minikube image load (profile ${profile})`,
    has: async (reference) =>
      listsImage(await must(tools, tools.tools.minikube, minikube('ls'), 'minikube image ls'), reference),
    async bring(local) {
      await must(tools, tools.tools.minikube, minikube('load', local), `minikube image load ${local}`);
      return 'loaded';
    },
    async remove(references) {
      if (references.length > 0) await tools.run(tools.tools.minikube, minikube('rm', ...references));
      await tools.engine.remove(references);
    },
  };
}

export function createKindLoader(tools: Tools, cluster: string): Loader {
  const node = `${cluster}-control-plane`;
  return {
    ...sameName,
    kind: 'kind',
    title: `kind load docker-image (cluster ${cluster})`,
    async has(reference) {
      const { exitCode, stdout } = await tools.run(tools.tools.docker, [
        'exec',
        node,
        'crictl',
        'images',
        '--output',
        'json',
      ]);
      return exitCode === 0 && stdout.includes(`"docker.io/library/${reference}"`);
    },
    async bring(local) {
      await must(tools, tools.tools.kind, ['load', 'docker-image', local, '--name', cluster], `kind load ${local}`);
      return 'loaded';
    },
    async remove(references) {
      for (const reference of references) {
        await tools.run(tools.tools.docker, ['exec', node, 'crictl', 'rmi', reference]);
      }
      await tools.engine.remove(references);
    },
  };
}

export function createK3dLoader(tools: Tools, cluster: string): Loader {
  const node = `k3d-${cluster}-server-0`;
  return {
    ...sameName,
    kind: 'k3d',
    title: `k3d image import (cluster ${cluster})`,
    async has(reference) {
      const { exitCode, stdout } = await tools.run(tools.tools.docker, [
        'exec',
        node,
        'crictl',
        'images',
        '--output',
        'json',
      ]);
      return exitCode === 0 && stdout.includes(`"docker.io/library/${reference}"`);
    },
    async bring(local) {
      await must(tools, tools.tools.k3d, ['image', 'import', local, '--cluster', cluster], `k3d image import ${local}`);
      return 'loaded';
    },
    async remove(references) {
      for (const reference of references) {
        await tools.run(tools.tools.docker, ['exec', node, 'crictl', 'rmi', reference]);
      }
      await tools.engine.remove(references);
    },
  };
}

/** The node is this machine and runs containerd: the archive goes straight into its store. */
export const createNodeImportLoader = (tools: Tools): Loader => ({
  ...sameName,
  kind: 'node-import',
  title: "the node's own containerd",
  async has(reference) {
    const { exitCode, stdout } = await tools.run('ctr', ['--namespace', 'k8s.io', 'images', 'ls', '--quiet']);
    return exitCode === 0 && listsImage(stdout, reference);
  },
  async bring(local) {
    const folder = await mkdtemp(join(tmpdir(), 'todo-deploy-image-'));
    try {
      const archive = join(folder, 'image.tar');
      await tools.engine.save(local, archive);
      await must(tools, 'ctr', ['--namespace', 'k8s.io', 'images', 'import', archive], `Importing ${local}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return 'loaded';
  },
  async remove(references) {
    const names = references.map((reference) => `docker.io/library/${reference}`);
    if (names.length > 0) await tools.run('ctr', ['--namespace', 'k8s.io', 'images', 'rm', ...names]);
    await tools.engine.remove(references);
  },
});
