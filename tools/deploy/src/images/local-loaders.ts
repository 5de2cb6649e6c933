import { z } from 'zod';
import type { Tool } from '../environment.ts';
import { DeployError } from '../failures.ts';
import { lastLines, type Run, type RunOptions } from '../process.ts';
import type { Engine } from './engine.ts';
import type { Loader } from './loader.ts';

export interface LoaderTools {
  readonly run: Run;
  readonly engine: Engine;
  readonly tools: Readonly<Record<Tool, string>>;
}

interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly what: string;
  readonly options?: RunOptions;
}

async function must({ run }: LoaderTools, { command, args, what, options }: Step): Promise<string> {
  const { exitCode, stdout, stderr } = await run(command, args, options);
  if (exitCode === 0) return stdout;
  const evidence = lastLines(stderr === '' ? stdout : stderr);
  throw new DeployError('load-failed', `${what} failed: ${evidence.at(-1) ?? 'it says nothing'}`, { evidence });
}

const sameName = { repositoryFor: (repository: string): string => repository };

/** A name as nodes keep it: `api:1` is `docker.io/library/api:1` there; one with a registry stays. Pure. */
export function nameOnNode(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  if (rest.length === 0) return `docker.io/library/${reference}`;
  return /[.:]|^localhost$/.test(first) ? reference : `docker.io/${reference}`;
}

/** Docker names an image without its default registry; nodes list it with that. Pure. */
export function listsImage(names: readonly string[], reference: string): boolean {
  return names.some((name) => name === reference || name === nameOnNode(reference));
}

const linesOf = (output: string): string[] => output.split('\n').map((line) => line.trim());

/** Engine and node share one store of images: nothing travels. */
export const createSharedStoreLoader = ({ engine }: LoaderTools): Loader => ({
  ...sameName,
  kind: 'shared-store',
  title: 'image store shared with the cluster',
  has: async (reference) => (await engine.inspect([reference])).has(reference),
  bring: () => Promise.resolve('present'),
  remove: () => Promise.resolve(),
});

export function createMinikubeLoader(tools: LoaderTools, profile: string): Loader {
  const minikube = (args: readonly string[], what: string): Step => ({
    command: tools.tools.minikube,
    args: ['--profile', profile, 'image', ...args],
    what,
  });
  return {
    ...sameName,
    kind: 'minikube',
    title: `minikube image load (profile ${profile})`,
    has: async (reference) => listsImage(linesOf(await must(tools, minikube(['ls'], 'minikube image ls'))), reference),
    async bring(local) {
      await must(tools, minikube(['load', local], `minikube image load ${local}`));
      return 'loaded';
    },
    async remove(references) {
      const { command, args } = minikube(['rm', ...references.map(nameOnNode)], '');
      if (references.length > 0) await tools.run(command, args);
    },
  };
}

const crictlImages = z.looseObject({ images: z.array(z.looseObject({ repoTags: z.array(z.string()).default([]) })) });

/** Nodes that are containers of this machine's engine: kind and k3d. */
function onContainerNodes(tools: LoaderTools, nodes: readonly string[]): Pick<Loader, 'has' | 'remove'> {
  const crictl = (node: string, ...args: string[]) => tools.run(tools.tools.docker, ['exec', node, 'crictl', ...args]);
  return {
    async has(reference) {
      const present = await Promise.all(
        nodes.map(async (node) => {
          const { exitCode, stdout } = await crictl(node, 'images', '--output', 'json');
          if (exitCode !== 0) return false;
          const { images } = crictlImages.parse(JSON.parse(stdout));
          return listsImage(
            images.flatMap(({ repoTags }) => repoTags),
            reference,
          );
        }),
      );
      return present.length > 0 && present.every(Boolean);
    },
    async remove(references) {
      if (references.length === 0) return;
      await Promise.all(nodes.map((node) => crictl(node, 'rmi', ...references.map(nameOnNode))));
    },
  };
}

export const createKindLoader = (tools: LoaderTools, cluster: string, nodes: readonly string[]): Loader => ({
  ...sameName,
  ...onContainerNodes(tools, nodes),
  kind: 'kind',
  title: `kind load docker-image (cluster ${cluster})`,
  async bring(local) {
    const args = ['load', 'docker-image', local, '--name', cluster];
    await must(tools, { command: tools.tools.kind, args, what: `kind load ${local}` });
    return 'loaded';
  },
});

export const createK3dLoader = (tools: LoaderTools, cluster: string, nodes: readonly string[]): Loader => ({
  ...sameName,
  ...onContainerNodes(tools, nodes),
  kind: 'k3d',
  title: `k3d image import (cluster ${cluster})`,
  async bring(local) {
    const args = ['image', 'import', local, '--cluster', cluster];
    await must(tools, { command: tools.tools.k3d, args, what: `k3d image import ${local}` });
    return 'loaded';
  },
});

/** Programs that reach into the containerd of a node that is this machine. */
export const importers = {
  ctr: {
    load: ['--namespace', 'k8s.io', 'images', 'import', '-'],
    list: ['--namespace', 'k8s.io', 'images', 'ls', '--quiet'],
    remove: ['--namespace', 'k8s.io', 'images', 'rm'],
  },
  nerdctl: {
    load: ['--namespace', 'k8s.io', 'load'],
    list: ['--namespace', 'k8s.io', 'images', '--format', '{{.Repository}}:{{.Tag}}'],
    remove: ['--namespace', 'k8s.io', 'rmi'],
  },
} as const;

export type Importer = keyof typeof importers;

/** The node is this machine and runs containerd: the archive streams straight into its store. */
export function createNodeImportLoader(tools: LoaderTools, importer: Importer): Loader {
  const args = importers[importer];
  return {
    ...sameName,
    kind: 'node-import',
    title: `the node's own containerd (${importer})`,
    async has(reference) {
      const { exitCode, stdout } = await tools.run(importer, args.list);
      return exitCode === 0 && listsImage(linesOf(stdout), reference);
    },
    async bring(local) {
      const options = { inputFrom: tools.engine.archive(local) };
      await must(tools, { command: importer, args: args.load, what: `Importing ${local}`, options });
      return 'loaded';
    },
    async remove(references) {
      if (references.length > 0) await tools.run(importer, [...args.remove, ...references.map(nameOnNode)]);
    },
  };
}
