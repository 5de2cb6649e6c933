import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDockerIgnore } from './docker-ignore.ts';
import { type ProjectGraph, readGraph } from './graph.ts';
import { imageFileSets, isInFileSet } from './image-inputs.ts';
import { workspaceRoot } from './workspace-root.ts';

const read = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8');

describe.each(['frontend', 'backend'])('the image of the %s', (service) => {
  const folder = `apps/${service}`;
  const entersContext = readDockerIgnore(read(`${folder}/Dockerfile.dockerignore`));
  let graph: ProjectGraph;

  beforeAll(async () => {
    graph = await readGraph();
  });

  it('gets the files that its task hash covers, and no other', () => {
    const { namedInputs } = JSON.parse(read('nx.json'));
    const files = workspaceFiles();
    const sets = imageFileSets(graph, namedInputs, service);
    const hashed = files.filter((file) => sets.some((set) => isInFileSet(file, set)));
    // The builder gets these two beside the context.
    const beside = [`${folder}/Dockerfile`, `${folder}/Dockerfile.dockerignore`];
    expect(hashed).toEqual(expect.arrayContaining(beside));
    // Of the lock file an image gets the packages that its project uses, and Nx hashes these one by one.
    const context = files.filter((file) => entersContext(file) && file !== 'package-lock.json');
    expect(hashed.filter((file) => !beside.includes(file))).toEqual(context);
    expect(files.filter(entersContext).length).toBeGreaterThan(10);
  });

  it('never gets what a checkout collects: dependencies, caches, results, secrets', () => {
    const collected = [
      'node_modules/x/index.js',
      `${folder}/node_modules/x/index.js`,
      `${folder}/.next/server/app.js`,
      `${folder}/.env`,
      `${folder}/.env.local`,
      'apps/backend/.venv/bin/python',
      'apps/backend/src/todo/__pycache__/main.cpython-313.pyc',
      'libs/ui/dist/index.js',
      '.git/config',
      '.data/postgres/PG_VERSION',
      '.nx/cache/x',
      '.env',
    ];
    expect(collected.filter(entersContext)).toEqual([]);
  });
});

describe('the frontend image', () => {
  it('installs the dependencies of every library that it is built from', async () => {
    const graph = await readGraph();
    const libraries = imageFileSets(graph, { image: ['{projectRoot}/package.json'] }, 'frontend').slice(1);
    const dockerfile = read('apps/frontend/Dockerfile');
    for (const { root } of libraries) expect(dockerfile).toContain(`COPY ${root}/package.json ${root}/`);
    expect(libraries.length).toBeGreaterThan(0);
  });
});

describe('the backend image', () => {
  it('is built with the uv of the lock files', () => {
    const locked = /^uv==(\S+)/m.exec(read('apps/backend/requirements-dev.lock'))?.[1];
    expect(read('apps/backend/Dockerfile')).toContain(`ARG UV_VERSION=${locked}`);
  });
});

describe('an ignore file', () => {
  it.each([
    ['src/a.ts', true],
    ['src/a.test.ts', false],
    ['src/deep/b.test.ts', false],
    ['docs/a.md', false],
    ['src/node_modules/x/y.js', false],
    ['src/Dockerfile.dockerignore', false],
  ])('lets %s through: %s', (file, through) => {
    const lets = readDockerIgnore('# comment\n*\n!src\n**/*.test.ts\n**/node_modules\nsrc/Dockerfile*\n');
    expect(lets(file)).toBe(through);
  });
});

function workspaceFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  return execFileSync('git', args, { cwd: workspaceRoot, encoding: 'utf8' }).split('\n').filter(Boolean).sort();
}
