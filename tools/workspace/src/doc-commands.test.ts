import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readDocCommands, readNxCalls, variablesOf } from './doc-commands.ts';
import { type ProjectGraph, readGraph } from './graph.ts';
import { workspaceRoot } from './workspace-root.ts';

const read = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8');
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: workspaceRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(workspaceRoot, file)));
const commands = pages.flatMap((page) => readDocCommands(page, read(page)));
const told = ({ page, text }: { page: string; text: string }) => `${page}: ${text}`;

/** What a test runs as it stands in the pages, and which. Everything else carries the mark `not-run`. */
const ran: readonly (readonly [RegExp, string])[] = [
  [/^npm (?:start|test)$/, 'tools/dev/src/start.test.ts'],
  [/^npm run test:cluster$/, '.ci/run'],
  [/^npx nx run-many -t (?:lint|typecheck|test|generate)/, 'tools/dev/src/test.ts'],
  [/^npx nx (?:lint|test) /, 'tools/dev/src/test.ts'],
  [/^npx nx (?:run-many -t docker-build|docker-build |deploy |destroy )/, 'tools/dev/src/cluster-session.ts'],
  [
    /^npx nx (?:plan|explain|status|logs|secrets|open|doctor|rollback|apply) /,
    'tools/deploy/src/deploy.cluster.test.ts',
  ],
  [/^npx nx show projects/, 'tools/workspace/src/graph.test.ts'],
  [/^npx nx (?:run [\w-]+:generate|golden )/, 'helm/tests/generate.test.ts'],
  [/^npx nx evals backend$/, 'apps/backend/evals'],
  [/^npx nx release --dry-run/, 'tools/dev/src/release/release.test.ts'],
  [/^npx nx build /, 'tools/dev/src/stack.ts'],
  [/^helm test todo -n todo/, 'tools/dev/src/cluster-session.ts'],
  [/^node --import tsx tools\/workspace\/src\/secrets/, 'tools/workspace/src/secrets/secrets.test.ts'],
  // These only read.
  [/^kubectl (?:-n todo )?(?:get|logs|describe) /, 'helm/tests/golden.test.ts'],
];

describe('a command in the documentation', () => {
  let graph: ProjectGraph;

  beforeAll(async () => {
    graph = await readGraph();
  });

  it('is run by a test, or marked as not run here', () => {
    const unproved = commands.filter(({ text, notRun }) => !notRun && !ran.some(([pattern]) => pattern.test(text)));
    expect(unproved.map(told)).toEqual([]);
    expect(ran.filter(([, proof]) => !existsSync(join(workspaceRoot, proof)))).toEqual([]);
  });

  it('names targets and projects that exist', () => {
    const wrong = commands.filter(({ text }) =>
      readNxCalls(text)?.some(({ target, projects }) => {
        const having = Object.entries(graph.nodes).filter(([, { data }]) => target in data.targets);
        const names = having.map(([name]) => name);
        return names.length === 0 || projects.some((project) => !names.includes(project));
      }),
    );
    expect(wrong.map(told)).toEqual([]);
    expect(commands.length).toBeGreaterThan(50);
  });

  it('gives the deployer only options that it has', () => {
    const sections = read('docs/reference/cli.gen.md').split(/^## /m);
    const optionsOf = (name: string): string[] => {
      const section = sections.find((text) => new RegExp(`^${name}\\b`).test(text)) ?? '';
      return [...section.matchAll(/`[^`]*?(--[a-z-]+)/g)].map(([, option = '']) => option);
    };
    const wrong = commands.filter(({ text }) =>
      readNxCalls(text)?.some(
        ({ target, projects, flags }) =>
          projects.includes('helm-chart') &&
          sections.some((section) => section.startsWith(target)) &&
          flags.some((flag) => !optionsOf(target).includes(flag)),
      ),
    );
    expect(wrong.map(told)).toEqual([]);
    expect(optionsOf('secrets')).toContain('--rotate');
  });

  it('runs npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = commands.flatMap(({ text }) => [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)]);
    const missing = named.map(([, script, short]) => script ?? short ?? '').filter((script) => !(script in scripts));
    expect(missing).toEqual([]);
  });

  it('sets only variables that something reads', () => {
    const readers = [
      'docs/reference/settings.gen.md',
      '.env.example',
      'apps/frontend/src/env.ts',
      'tools/deploy/src/environment.ts',
      'tools/dev/src/environment.ts',
      'tools/dev/src/release/publish.ts',
      'docs/deployment/images.md',
    ];
    const known = readers.map(read).join('\n');
    const unknown = commands.filter(({ text }) =>
      variablesOf(text).some((name) => !new RegExp(`\\b${name}\\b`).test(known)),
    );
    expect(unknown.map(told)).toEqual([]);
  });

  it('names files and chart values that exist', () => {
    const values: unknown = parse(read('helm/values.yaml'));
    const has = (path: string): boolean =>
      path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values) !==
      undefined;
    const wrong = commands.filter(({ text }) => {
      const files = [...text.matchAll(/(?:^|\s)((?:apps|helm|libs|tools|docs)\/[\w./-]*)/g)].map(
        ([, file = '']) => file,
      );
      const sets = [...text.matchAll(/--set(?:-string)?[ =]([\w.]+)=/g)].map(([, path = '']) => path);
      return files.some((file) => !existsSync(join(workspaceRoot, file))) || sets.some((path) => !has(path));
    });
    expect(wrong.map(told)).toEqual([]);
  });
});

describe('reading commands out of a page', () => {
  it('joins lines, drops comments, and sees the mark', () => {
    const page = 'a\n\n```sh\nnpm start # Ready\nhelm x \\\n  --y\n```\n\n```sh not-run\nA=1 npm test\n```\n';
    expect(readDocCommands('p.md', page)).toEqual([
      { page: 'p.md', text: 'npm start', notRun: false },
      { page: 'p.md', text: 'helm x --y', notRun: false },
      { page: 'p.md', text: 'A=1 npm test', notRun: true },
    ]);
  });

  it.each([
    ['npx nx deploy helm-chart --yes', [{ target: 'deploy', projects: ['helm-chart'], flags: ['--yes'] }]],
    ['npx nx run backend:generate', [{ target: 'generate', projects: ['backend'], flags: [] }]],
    [
      'npx nx run-many -t lint test -p a,b',
      [
        { target: 'lint', projects: ['a', 'b'], flags: [] },
        { target: 'test', projects: ['a', 'b'], flags: [] },
      ],
    ],
    ['npx nx show projects', undefined],
    ['npm start', undefined],
  ])('understands %s', (command, calls) => {
    expect(readNxCalls(command)).toEqual(calls);
  });

  it('finds the variables before a program', () => {
    expect(variablesOf('A=1 B_C=2 npm start D=3')).toEqual(['A', 'B_C']);
    expect(variablesOf('DATABASE_URL=postgresql://x')).toEqual(['DATABASE_URL']);
  });
});
