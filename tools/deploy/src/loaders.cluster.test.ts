import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { isThisMachine } from './images/choose-loader.ts';
import { ownAddresses } from './cluster/kube-context.ts';
import { listOf, nodeSchema } from './cluster/objects.ts';
import { makeFixtureWorkspace, type FixtureWorkspace } from './testing/fixture-workspace.ts';
import { runCli, type CliResult } from './testing/run-cli.ts';

/**
 * The slower ways by which images travel where no registry is reached, each for real: from an image that the node has
 * not, through a change of one service, until the last one is removed again.
 */
const nodes = await execa('kubectl', ['get', 'nodes', '-o', 'json', '--request-timeout=5s'], { reject: false });
const isLocalNode =
  nodes.exitCode === 0 && isThisMachine(listOf(nodeSchema).parse(JSON.parse(nodes.stdout)).items, ownAddresses());
const hasCtr = isLocalNode && (await execa('ctr', ['version'], { reject: false })).exitCode === 0;
const hasMinikube = (await execa('minikube', ['status'], { reject: false })).exitCode === 0;

interface Way {
  readonly title: string;
  readonly isHere: boolean;
  /** The programs that write into the node's containerd answer as if there were none. */
  readonly hidesImporters: boolean;
}

const ways: Readonly<Record<string, Way>> = {
  'node-import': { title: "the node's own containerd (ctr)", isHere: hasCtr, hidesImporters: false },
  minikube: { title: 'minikube image load (profile minikube)', isHere: hasMinikube, hidesImporters: true },
};

const report = z.object({ services: z.array(z.object({ name: z.string(), action: z.string(), rolled: z.boolean() })) });

describe.each(Object.entries(ways))('images that travel by %s', (id, { title, isHere, hidesImporters }) => {
  const onNode = isHere ? it : it.skip;
  const prefix = `fixture-${id}`;
  const namespace = `todo-${id}-${process.pid.toString(36)}`;
  let workspace: FixtureWorkspace;
  let env: Record<string, string> = {};

  const run = (...args: string[]): Promise<CliResult> => runCli(workspace, args, { env });
  const imagesOnNode = async (): Promise<string[]> => {
    const { stdout } = await execa('minikube', ['image', 'ls']);
    return stdout.split('\n').filter((name) => name.includes(`${prefix}-`));
  };
  const services = async () =>
    report.parse(JSON.parse(await readFile(join(workspace.root, 'dist/deploy/report.json'), 'utf8'))).services;

  beforeAll(async () => {
    workspace = await makeFixtureWorkspace({ services: ['api', 'web'], namespace, prefix, registries: [] });
    if (hidesImporters) env = { PATH: await withoutImporters(workspace.root) };
  });

  afterAll(async () => {
    if (isHere) await run('destroy', '--yes', '--images');
    await workspace.remove();
  }, 180_000);

  onNode(
    'are brought to a node that has none of them, and the pods run',
    async () => {
      expect(await imagesOnNode()).toEqual([]);
      const { exitCode, output } = await run('deploy', '--yes');
      expect(output).toContain(`Bring api by ${title}`);
      expect(exitCode).toBe(0);
      expect(await services()).toEqual([
        { name: 'api', action: 'built', rolled: true },
        { name: 'web', action: 'built', rolled: true },
      ]);
    },
    240_000,
  );

  onNode(
    'are brought one by one: a changed service, and not the other',
    async () => {
      const source = await readFile(join(workspace.root, 'apps/web/server.mjs'), 'utf8');
      await workspace.write('apps/web/server.mjs', `${source}// changed\n`);
      const { exitCode, output } = await run('deploy', '--yes');
      expect(exitCode).toBe(0);
      expect(output).toContain(`Bring web by ${title}`);
      expect(output).not.toContain('Bring api');
      expect((await run('deploy', '--yes')).output).toContain('Nothing changed');
    },
    240_000,
  );

  onNode(
    'are removed from the node when the release goes',
    async () => {
      expect((await run('destroy', '--yes', '--images')).exitCode).toBe(0);
      expect(await imagesOnNode()).toEqual([]);
    },
    180_000,
  );
});

/** A PATH whose `ctr` and `nerdctl` do not tell their version; whoever needs them for more still has them. */
async function withoutImporters(root: string): Promise<string> {
  const folder = join(root, 'dist', 'bin');
  const rest = process.env['PATH'] ?? '';
  await mkdir(folder, { recursive: true });
  for (const name of ['ctr', 'nerdctl']) {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\n[ "$1" = version ] && exit 1\nPATH='${rest}' exec ${name} "$@"\n`);
    await chmod(file, 0o755);
  }
  return [folder, rest].join(delimiter);
}
