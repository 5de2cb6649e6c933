import { createEngine } from './engine.ts';
import type { Loader } from './loader.ts';
import {
  createK3dLoader,
  createKindLoader,
  createMinikubeLoader,
  createNodeImportLoader,
  createSharedStoreLoader,
  type LoaderTools,
} from './local-loaders.ts';
import { createRegistryLoader } from './registry.ts';
import { goneImages, removeImages } from './remove-images.ts';
import { runProcess, type Run } from '../process.ts';

const tools = {
  docker: 'docker',
  helm: 'helm',
  kubectl: 'kubectl',
  minikube: 'minikube',
  kind: 'kind',
  k3d: 'k3d',
  git: 'git',
};

const crictl = JSON.stringify({ images: [{ repoTags: ['docker.io/library/api:1'] }] });
const lists: Readonly<Record<string, string>> = {
  'minikube --profile dev image ls': 'docker.io/library/api:1\n',
  'docker exec n1 crictl images --output json': crictl,
  'docker exec n2 crictl images --output json': crictl,
  'ctr --namespace k8s.io images ls --quiet': 'docker.io/library/api:1\nlocalhost:5001/api:1\n',
  'nerdctl --namespace k8s.io images --format {{.Repository}}:{{.Tag}}': 'api:1\n',
  'docker image inspect': 'sha256:1|1|10001|now|api:1,|[]',
};

/** Programs that write down how they are called, and know the image api:1. */
function fakes(): { parts: LoaderTools; calls: string[] } {
  const calls: string[] = [];
  const run: Run = (command, args, options = {}) => {
    const { inputFrom } = options;
    const line = [command, ...args].join(' ');
    calls.push(inputFrom === undefined ? line : `${[inputFrom.command, ...inputFrom.args].join(' ')} | ${line}`);
    const known = Object.entries(lists).find(([prefix]) => line.startsWith(prefix));
    return Promise.resolve({ exitCode: 0, stdout: known?.[1] ?? '', stderr: '' });
  };
  return { parts: { run, tools, engine: createEngine(run, tools) }, calls };
}

interface Contract {
  readonly make: (parts: LoaderTools) => Loader;
  readonly bring: readonly string[];
  readonly remove: readonly string[];
}

const contracts: Readonly<Record<string, Contract>> = {
  'shared store': { make: createSharedStoreLoader, bring: [], remove: [] },
  Minikube: {
    make: (parts) => createMinikubeLoader(parts, 'dev'),
    bring: ['minikube --profile dev image load api:1'],
    remove: ['minikube --profile dev image rm docker.io/library/api:1 localhost:5001/api:2'],
  },
  kind: {
    make: (parts) => createKindLoader(parts, 'dev', ['n1', 'n2']),
    bring: ['kind load docker-image api:1 --name dev'],
    remove: ['n1', 'n2'].map((node) => `docker exec ${node} crictl rmi docker.io/library/api:1 localhost:5001/api:2`),
  },
  k3d: {
    make: (parts) => createK3dLoader(parts, 'dev', ['n1']),
    bring: ['k3d image import api:1 --cluster dev'],
    remove: ['docker exec n1 crictl rmi docker.io/library/api:1 localhost:5001/api:2'],
  },
  ctr: {
    make: (parts) => createNodeImportLoader(parts, 'ctr'),
    bring: ['docker save api:1 | ctr --namespace k8s.io images import -'],
    remove: ['ctr --namespace k8s.io images rm docker.io/library/api:1 localhost:5001/api:2'],
  },
  nerdctl: {
    make: (parts) => createNodeImportLoader(parts, 'nerdctl'),
    bring: ['docker save api:1 | nerdctl --namespace k8s.io load'],
    remove: ['nerdctl --namespace k8s.io rmi docker.io/library/api:1 localhost:5001/api:2'],
  },
};

describe.each(Object.entries(contracts))('the way by %s', (_name, { make, bring, remove }) => {
  it('finds what is on every node, and nothing else', async () => {
    const loader = make(fakes().parts);
    expect([await loader.has('api:1'), await loader.has('api:2')]).toEqual([true, false]);
  });

  it('brings and removes by these command lines', async () => {
    const { parts, calls } = fakes();
    const loader = make(parts);
    await loader.bring('api:1', `${loader.repositoryFor('api')}:1`);
    expect(calls.splice(0)).toEqual(bring);
    await loader.remove(['api:1', 'localhost:5001/api:2']);
    expect(calls).toEqual(remove);
  });
});

it('says why an image could not be brought', async () => {
  const run: Run = () => Promise.resolve({ exitCode: 1, stdout: '', stderr: 'x\nno space left on device' });
  const loader = createMinikubeLoader({ run, tools, engine: createEngine(run, tools) }, 'dev');
  await expect(loader.bring('api:1', 'api:1')).rejects.toMatchObject({
    kind: 'load-failed',
    message: 'minikube image load api:1 failed: no space left on device',
  });
});

it('finds an old revision by whichever way it came', async () => {
  const { parts } = fakes();
  const fetch = () => Promise.resolve(new Response(null, { status: 404 }));
  const loaders = [createRegistryLoader(parts.engine, 'localhost:5001', fetch), createMinikubeLoader(parts, 'dev')];
  expect(await goneImages(loaders, ['api:1', 'localhost:5001/api:9'])).toEqual(['localhost:5001/api:9']);
});

it('removes images from engine and node, and asks only one way for the node', async () => {
  const { parts, calls } = fakes();
  const loaders = [createNodeImportLoader(parts, 'ctr'), createMinikubeLoader(parts, 'dev')];
  await removeImages({ engine: parts.engine, loaders }, ['api:1']);
  expect(calls.sort()).toEqual(['ctr --namespace k8s.io images rm docker.io/library/api:1', 'docker image rm api:1']);
});

it('streams one program into another, and reports the one that failed', async () => {
  const node = (script: string) => ({ command: process.execPath, args: ['-e', script] });
  const count =
    'let n = 0; process.stdin.on("data", (c) => (n += c.length)).on("end", () => process.stdout.write(String(n)))';
  const piped = await runProcess(process.execPath, ['-e', count], {
    inputFrom: node('process.stdout.write("x".repeat(300000))'),
  });
  expect(piped).toMatchObject({ exitCode: 0, stdout: '300000' });
  const broken = await runProcess(process.execPath, ['-e', count], {
    inputFrom: node('console.error("no such image"); process.exit(3)'),
  });
  expect(broken).toMatchObject({ exitCode: 3, stderr: 'no such image' });
});
