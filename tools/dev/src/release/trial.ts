import { execa } from 'execa';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { nxCommand, nxEnvironment } from '../nx.ts';
import { copyWorktree } from '../worktree-copy.ts';

const identity = {
  GIT_AUTHOR_NAME: 'release',
  GIT_AUTHOR_EMAIL: 'release@localhost',
  GIT_COMMITTER_NAME: 'release',
  GIT_COMMITTER_EMAIL: 'release@localhost',
};
const images = ['todo-frontend', 'todo-backend'];
const tagList = z.object({ tags: z.array(z.string()) });

/** Releases a copy of the checkout for real, to a registry of this machine, and looks for what it published. */
export async function releaseForReal(root: string, registry: string): Promise<void> {
  // Nothing that an earlier run published can be taken for this.
  const version = `0.1.1-trial.${String(Math.floor(Date.now() / 1000))}`;
  const copy = await copyWorktree(root);
  try {
    const { command, args } = nxCommand(copy.path, ['release', version, '--yes', '--verbose']);
    const { failed, exitCode } = await execa(command, args, {
      cwd: copy.path,
      env: { ...nxEnvironment, ...identity, RELEASE_REGISTRY: registry },
      stdin: 'ignore',
      stdout: 'inherit',
      stderr: 'inherit',
      reject: false,
    });
    if (failed) throw new Failure(`nx release ended with code ${String(exitCode ?? 'none')}.`);
    await expectPublished(registry, version);
  } finally {
    const names = images.flatMap((name) => [`${name}:${version}`, `${registry}/${name}:${version}`]);
    await execa('docker', ['image', 'rm', ...names], { reject: false, stdin: 'ignore' });
    await copy.remove();
  }
}

async function expectPublished(registry: string, version: string): Promise<void> {
  for (const name of [...images, 'charts/todo']) {
    const answer = await fetch(`http://${registry}/v2/${name}/tags/list`);
    const tags = answer.ok ? tagList.parse(await answer.json()).tags : [];
    if (!tags.includes(version)) throw new Failure(`${registry} has no ${name}:${version}.`);
  }
  const chart = ['show', 'chart', `oci://${registry}/charts/todo`, '--version', version, '--plain-http'];
  const { stdout } = await execa('helm', chart, { stdin: 'ignore' });
  if (!new RegExp(`^appVersion: ['"]?${version}['"]?$`, 'm').test(stdout)) {
    throw new Failure(`The published chart does not name the images of ${version}:\n${stdout}`);
  }
}

/** A registry on this machine that a release may go to, if there is one. */
export async function findRegistry(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const registry = environment['TEST_REGISTRY'] ?? 'localhost:5001';
  const answers = await fetch(`http://${registry}/v2/`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  return answers?.ok === true ? registry : undefined;
}
