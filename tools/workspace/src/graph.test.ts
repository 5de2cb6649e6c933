import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundaries } from './boundaries.mjs';
import { findForbiddenEdges } from './edges.ts';
import { readAffected, readAffectedByCommit, readGraph, type ProjectGraph } from './graph.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

describe('the project graph', () => {
  let graph: ProjectGraph;

  beforeAll(async () => {
    graph = await readGraph();
  });

  it('has no edge that the table of boundaries forbids', () => {
    expect(findForbiddenEdges(graph, boundaries)).toEqual([]);
  });

  it('gives every project exactly one type that the table knows', () => {
    const known = new Set(boundaries.map(({ sourceTag }) => sourceTag));
    const types = Object.entries(graph.nodes).map(([name, { data }]) => ({
      name,
      types: data.tags.filter((tag) => tag.startsWith('type:')),
    }));
    expect(types.filter(({ types: [first, ...rest] }) => !known.has(first ?? '') || rest.length > 0)).toEqual([]);
  });

  it('lets every deployable service build an image, and nothing else', () => {
    const withTarget = Object.entries(graph.nodes).filter(([, { data }]) => 'docker-build' in data.targets);
    const tagged = Object.entries(graph.nodes).filter(([, { data }]) => data.tags.includes('deploy:service'));
    expect(withTarget.map(([name]) => name).sort()).toEqual(tagged.map(([name]) => name).sort());
  });

  it('never caches an image build, whose image may be gone', () => {
    const cached = Object.values(graph.nodes).filter(({ data }) => data.targets['docker-build']?.cache === true);
    expect(cached).toEqual([]);
  });

  it('knows a build of the frontend by all that the build reads', () => {
    const { build, 'build-key': key } = graph.nodes['frontend']?.data.targets ?? {};
    const ownInputs = build?.inputs?.filter(
      (input) => typeof input !== 'object' || input === null || !('dependentTasksOutputFiles' in input),
    );
    expect(ownInputs).not.toHaveLength(0);
    expect(key?.inputs).toEqual(ownInputs);
  });
});

describe('a forbidden edge', () => {
  const project = (...tags: string[]): ProjectGraph['nodes'][string] => ({ data: { root: '', tags, targets: {} } });
  const graph: ProjectGraph = {
    nodes: { app: project('type:app'), ui: project('type:ui'), tool: project('type:tool') },
    dependencies: {
      app: [
        { source: 'app', target: 'ui' },
        { source: 'app', target: 'npm:react' },
      ],
      tool: [{ source: 'tool', target: 'app' }],
    },
  };

  it('is named, and an allowed one is not', () => {
    expect(findForbiddenEdges(graph, boundaries)).toEqual(['tool -> app']);
  });
});

describe('affected images', () => {
  it.each([
    ['a page of the documentation', 'docs/quickstart.md', []],
    ['the chart', 'helm/values.yaml', []],
    ['the deploy tool', 'tools/deploy/src/main.ts', []],
    ['a shared UI library', 'libs/ui/src/index.ts', ['frontend']],
    ['the API client', 'libs/api-client/src/index.ts', ['frontend']],
    ['the service', 'apps/backend/src/todo/main.py', ['backend']],
    ['the web app', 'apps/frontend/package.json', ['frontend']],
  ])('for a change in %s are just those that contain it', async (_name, file, images) => {
    expect(await readAffected([file], 'docker-build')).toEqual(images);
  });
});

describe('images affected by a change of the lock file', () => {
  let copy: RepositoryCopy;

  beforeAll(() => {
    copy = copyRepository();
  });

  afterAll(() => {
    copy.remove();
  });

  it.each([
    ['the web app', 'next', ['frontend']],
    ['the chat element, which the web app contains', 'lit', ['frontend']],
    ['the deploy tool', 'listr2', []],
    ['the journeys', '@modelcontextprotocol/client', []],
  ])(
    'are those that use the package: one of %s',
    async (_name, name, images) => {
      const file = join(copy.path, 'package-lock.json');
      const lock = JSON.parse(readFileSync(file, 'utf8'));
      lock.packages[`node_modules/${name}`].version += '-other';
      writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
      copy.commit(`another ${name}`);
      expect(await readAffectedByCommit(copy.path, 'docker-build')).toEqual(images);
    },
    120_000,
  );
});
