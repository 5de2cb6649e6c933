import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGraph } from './graph.ts';
import { workspaceRoot } from './workspace-root.ts';

/** What only a POSIX shell understands. */
const shellSyntax = /&&|\|\||[|;<>`]|\$\(|\$\{|\brm -|\bcp |\bexport /;

describe('what a newcomer on any system runs', () => {
  it('needs no POSIX shell in any target', async () => {
    const graph = await readGraph();
    const commands = Object.entries(graph.nodes).flatMap(([project, { data }]) =>
      Object.entries(data.targets).map(([target, { options }]) => ({
        id: `${project}:${target}`,
        command: options?.['command'],
      })),
    );
    const ours = commands.filter(({ command }) => typeof command === 'string' && shellSyntax.test(command));
    expect(ours).toEqual([]);
  });

  it('needs no POSIX shell in any npm script', () => {
    const { scripts } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { scripts: object };
    expect(Object.values(scripts).filter((script) => shellSyntax.test(String(script)))).toEqual([]);
  });

  it.each(['package-lock.json', 'apps/backend/requirements.lock', 'apps/backend/requirements-dev.lock'])(
    'takes packages from the registry that this machine is set up with: %s names no host',
    (file) => {
      const text = readFileSync(join(workspaceRoot, file), 'utf8');
      const resolved = [...text.matchAll(/"resolved": "(?!(?:apps|libs|tools)\/)[^"]+"/g)].map(([line]) => line);
      expect(resolved).toEqual([]);
      expect(text).not.toMatch(/--(?:extra-)?index-url|--find-links/);
    },
  );
});
