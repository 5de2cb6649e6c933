import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { baseImage, launcher } from '../src/testing/fixture-workspace.ts';

/** One way to bring a change to the cluster. */
export interface Way {
  readonly id: string;
  readonly title: string;
  /** Programs that must be there. */
  readonly needs: readonly string[];
  /** Once, and in no figure. */
  prepare?(place: Place): Promise<unknown>;
  deploy(place: Place): Promise<void>;
}

export interface Place {
  readonly root: string;
  readonly namespace: string;
  readonly env: Readonly<Record<string, string>>;
}

const registry = 'localhost:5001';
const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
export const services = ['api', 'web'] as const;
const chart = (root: string): string => join(root, 'chart');

export async function sh({ root, env }: Place, command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execa(command, args, {
    cwd: root,
    env: { NODE_OPTIONS: '', DOCKER_BUILDKIT: '1', ...env },
    stdin: 'ignore',
  });
  return stdout;
}

/** The tag of a service: a digest of what its image is made from, as an honest script would do it. */
async function contentTag({ root }: Place, service: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [`apps/${service}/server.mjs`, `apps/${service}/Dockerfile`, 'libs/words/words.mjs'])
    hash.update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

async function buildBoth(place: Place, prefix: string): Promise<Record<string, string>> {
  const tags: Record<string, string> = {};
  for (const service of services) {
    const reference = `${prefix}-${service}:${await contentTag(place, service)}`;
    await sh(place, 'docker', ['build', '--quiet', '--file', `apps/${service}/Dockerfile`, '--tag', reference, '.']);
    tags[service] = reference;
  }
  return tags;
}

const imageValues = (tags: Readonly<Record<string, string>>): string[] =>
  Object.entries(tags).flatMap(([service, reference]) => {
    const colon = reference.lastIndexOf(':');
    return [
      '--set-string',
      `${service}.image.repository=${reference.slice(0, colon)},${service}.image.tag=${reference.slice(colon + 1)}`,
    ];
  });

const upgrade = (place: Place, tags: Readonly<Record<string, string>>): Promise<string> =>
  sh(place, 'helm', [
    ...['upgrade', '--install', 'fixture', chart(place.root), '--namespace', place.namespace],
    ...['--wait', '--timeout', '120s', ...imageValues(tags)],
  ]);

async function pushBoth(place: Place, prefix: string): Promise<Record<string, string>> {
  const tags = await buildBoth(place, `${registry}/${prefix}`);
  for (const reference of Object.values(tags)) await sh(place, 'docker', ['push', '--quiet', reference]);
  return tags;
}

export const ways: readonly Way[] = [
  {
    id: 'recipe',
    title: "the plan's recipe: build both, `minikube image load`, `helm upgrade --install --wait`",
    needs: ['docker', 'minikube', 'helm'],
    async deploy(place) {
      const tags = await buildBoth(place, 'bench-recipe');
      for (const reference of Object.values(tags)) await sh(place, 'minikube', ['image', 'load', reference]);
      await upgrade(place, tags);
    },
  },
  {
    id: 'registry',
    title: 'the same with a registry',
    needs: ['docker', 'helm'],
    async deploy(place) {
      await upgrade(place, await pushBoth(place, 'bench-registry'));
    },
  },
  {
    id: 'skaffold',
    title: 'Skaffold `run`, registry, input digests',
    needs: ['docker', 'skaffold'],
    // It looks the base image up in the engine, and asks Docker Hub for what is not there.
    prepare: (place) => sh(place, 'docker', ['pull', '--quiet', baseImage]),
    async deploy(place) {
      await writeSkaffold(place);
      await sh(place, 'skaffold', ['run', '--detect-minikube=false', '--default-repo', registry]);
    },
  },
  {
    id: 'helmfile',
    title: 'build and push both, Helmfile `sync`',
    needs: ['docker', 'helmfile'],
    async deploy(place) {
      await writeHelmfile(place, await pushBoth(place, 'bench-helmfile'));
      await sh(place, 'helmfile', ['--file', 'helmfile.yaml', 'sync']);
    },
  },
  {
    id: 'ours',
    title: '`todo-deploy deploy`',
    needs: ['docker', 'helm'],
    async deploy(place) {
      await sh(place, process.execPath, [launcher, 'deploy', '--yes', '--namespace', place.namespace]);
    },
  },
  {
    id: 'ours-nx',
    title: "`nx deploy`, without Nx's daemon",
    needs: ['docker', 'helm'],
    async deploy(place) {
      const counted = { ...place, env: { ...place.env, NX_DAEMON: 'false' } };
      await sh(counted, process.execPath, [nx, 'deploy', 'chart', '--yes', '--namespace', place.namespace]);
    },
  },
];

async function writeSkaffold({ root, namespace }: Place): Promise<void> {
  const artifacts = services.map((service) => ({
    image: `bench-skaffold-${service}`,
    context: '.',
    docker: { dockerfile: `apps/${service}/Dockerfile` },
  }));
  const name = (service: string): string => `bench_skaffold_${service}`;
  const setValueTemplates = Object.fromEntries(
    services.flatMap((service) => [
      [`${service}.image.repository`, `{{.IMAGE_REPO_${name(service)}}}`],
      [`${service}.image.tag`, `{{.IMAGE_TAG_${name(service)}}}`],
    ]),
  );
  const content = {
    apiVersion: 'skaffold/v4beta11',
    kind: 'Config',
    build: { artifacts, tagPolicy: { inputDigest: {} }, local: { push: true, useBuildkit: true } },
    deploy: { helm: { releases: [{ name: 'fixture', chartPath: 'chart', namespace, wait: true, setValueTemplates }] } },
  };
  await writeFile(join(root, 'skaffold.yaml'), JSON.stringify(content));
}

async function writeHelmfile({ root, namespace }: Place, tags: Readonly<Record<string, string>>): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(tags).map(([service, reference]) => {
      const colon = reference.lastIndexOf(':');
      return [service, { image: { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) } }];
    }),
  );
  const release = { name: 'fixture', chart: './chart', namespace, wait: true, timeout: 120, values: [values] };
  // It looks for its keys at the beginning of lines, so that a line of JSON is none to it.
  await writeFile(join(root, 'helmfile.yaml'), `releases: ${JSON.stringify([release])}\n`);
}
