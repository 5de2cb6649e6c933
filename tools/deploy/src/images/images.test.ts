import { imageValues } from '../testing/factories.ts';
import { imageRepository } from '../graph/image-repository.ts';
import { rankLoaders, type LoaderFacts } from './choose-loader.ts';
import { createEngine } from './engine.ts';
import { listsImage } from './local-loaders.ts';
import { imagesOf } from './prune-images.ts';
import { createRegistryLoader, registryUrl, splitTag } from './registry.ts';

const facts: LoaderFacts = {
  clusterKind: 'minikube',
  demanded: undefined,
  commonRegistries: [],
  nodeIsThisMachine: false,
  runtime: 'containerd',
  importer: undefined,
  nodeNames: ['node'],
};

it.each<[string, Partial<LoaderFacts>, string[]]>([
  ['Minikube alone', {}, ['minikube']],
  ['a registry that both reach', { commonRegistries: ['localhost:5001'] }, ['registry', 'minikube']],
  ['a node that is this machine', { nodeIsThisMachine: true, importer: 'ctr' }, ['node-import', 'minikube']],
  ['a node with our own engine', { nodeIsThisMachine: true, runtime: 'docker' }, ['shared-store', 'minikube']],
  ['Docker Desktop', { clusterKind: 'shared-engine' }, ['shared-store']],
  ['kind', { clusterKind: 'kind' }, ['kind']],
  ['k3d', { clusterKind: 'k3d' }, ['k3d']],
  ['a demanded registry', { demanded: 'registry.example.com', commonRegistries: ['localhost:5001'] }, ['registry']],
  ['a remote cluster', { clusterKind: 'remote' }, []],
])('ranks the ways of %s', (_case, more, kinds) => {
  expect(rankLoaders({ ...facts, ...more }).map(({ kind }) => kind)).toEqual(kinds);
});

it.each([
  ['localhost:5001', 'http://localhost:5001'],
  ['127.0.0.1:5000/team', 'http://127.0.0.1:5000'],
  ['registry.example.com/team', 'https://registry.example.com'],
])('reaches the registry %s at %s', (registry, url) => {
  expect(registryUrl(registry)).toBe(url);
});

it.each([
  ['localhost:5001/api:1', ['localhost:5001/api', '1']],
  ['localhost:5001/api', ['localhost:5001/api', '']],
  ['api:1', ['api', '1']],
])('splits %s', (reference, parts) => {
  expect(splitTag(reference)).toEqual(parts);
});

it.each(['api:1', 'docker.io/library/api:1'])('finds an image that a node lists as %s', (line) => {
  expect(listsImage(['other:2', line], 'api:1')).toBe(true);
  expect(listsImage(['other:2', line], 'api:2')).toBe(false);
});

it('names the images of a revision as engine and nodes do', () => {
  expect(imagesOf({ values: imageValues('api', 'a1') }, [{ name: 'api', repository: 'shop-api' }])).toEqual([
    'shop-api:a1',
    'localhost:5001/shop-api:a1',
  ]);
});

it('takes the image name from the tag of the build target', () => {
  expect(imageRepository('api', { tags: ['extra:dev', 'team/api:$NX_TASK_HASH'] })).toBe('team/api');
  expect(() => imageRepository('api', { tags: ['api:dev'] })).toThrow(/does not tag its image with the task hash/);
});

it('pushes by tag and asks the registry by manifest', async () => {
  const calls: string[] = [];
  const run = (command: string, args: readonly string[]) => {
    calls.push([command, ...args].join(' '));
    return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' });
  };
  const tools = { docker: 'docker', helm: '', kubectl: '', minikube: '', kind: '', k3d: '', git: '' };
  const fetch = (url: string, init?: RequestInit) => {
    calls.push(`${init?.method ?? 'GET'} ${url}`);
    return Promise.resolve(new Response(null, { status: 200 }));
  };
  const loader = createRegistryLoader(createEngine(run, tools), 'localhost:5001/team', fetch);
  const reference = `${loader.repositoryFor('api')}:1`;
  expect(await loader.has(reference)).toBe(true);
  expect(await loader.bring('api:1', reference)).toBe('pushed');
  expect(calls).toEqual([
    'HEAD http://localhost:5001/v2/team/api/manifests/1',
    'docker tag api:1 localhost:5001/team/api:1',
    'docker push --quiet localhost:5001/team/api:1',
  ]);
});
