import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '../workspace-root.ts';
import { findSecrets } from './find-secrets.ts';
import { addedLines, readAddedSince, readTracked } from './read-contents.ts';

// Put together here, or this file could not be committed.
const canaries = {
  'a GitHub token': ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_'),
  'an OpenAI key': ['sk-', 'abcdefghij0123456789', 'T3BlbkFJ', 'abcdefghij0123456789'].join(''),
  'a database address': ['postgresql://owner:', 'npg_A1b2C3d4E5f6', '@ep-cool.eu.aws.neon.tech/neondb'].join(''),
  'a private key': [
    '-----BEGIN RSA PRIVATE',
    ` KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(40)}\n-----END RSA PRIVATE KEY-----`,
  ].join(''),
};

describe('the secret scanner', () => {
  it.each(Object.entries(canaries))('finds %s and does not print it', async (_name, secret) => {
    const reports = await findSecrets(workspaceRoot, [{ name: 'config.txt', text: `value=${secret}\n` }]);
    expect(reports).toHaveLength(1);
    expect(reports.join()).not.toContain(secret.slice(8, 40));
  });

  it('names the one text of many that holds it', async () => {
    const clean = Array.from({ length: 100 }, (_, index) => ({ name: `clean-${String(index)}`, text: 'nothing' }));
    const reports = await findSecrets(workspaceRoot, [...clean, { name: 'leak.txt', text: canaries['an OpenAI key'] }]);
    expect(reports).toEqual([expect.stringContaining('leak.txt')]);
  });

  it('finds none in any file of this repository', async () => {
    const contents = await readTracked(workspaceRoot);
    expect(contents.map(({ name }) => name)).toContain('README.md');
    expect(await findSecrets(workspaceRoot, contents)).toEqual([]);
  });

  it('sees what a patch added, and not what it took out', () => {
    const patch = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n';
    expect(addedLines('0123456789abcdef', patch)).toEqual([{ name: '0123456789ab/x', text: 'new' }]);
  });
});

describe('the hook', () => {
  let clone: string;
  const git = (...args: string[]) =>
    promisify(execFile)(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@localhost', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: clone,
        // The machine's own settings, such as a global core.hooksPath, are not what is tested.
        env: { ...process.env, GIT_CONFIG_GLOBAL: join(clone, '.git', 'none'), NODE_OPTIONS: '' },
      },
    );
  const install = () =>
    execFileSync(process.execPath, ['tools/workspace/install-hooks.mjs'], {
      cwd: clone,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: join(clone, '.git', 'none') },
    });
  const hookFile = () => join(clone, '.git', 'hooks', 'pre-commit');

  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), 'todo-hook-'));
    for (const path of ['package.json', '.secretlintrc.json', 'tsconfig.base.json', 'tools/workspace']) {
      const entersCopy = (source: string) => !source.includes('node_modules');
      await cp(join(workspaceRoot, path), join(clone, path), { recursive: true, filter: entersCopy });
    }
    for (const folder of ['node_modules', 'tools/workspace/node_modules']) {
      if (existsSync(join(workspaceRoot, folder)))
        await symlink(join(workspaceRoot, folder), join(clone, folder), 'junction');
    }
    await git('init', '-q', '-b', 'main');
  });

  afterEach(() => rm(clone, { recursive: true, force: true }));

  it('refuses to commit a secret, and lets the rest through', async () => {
    install();
    await writeFile(join(clone, 'notes.txt'), `token: ${canaries['a GitHub token']}\n`);
    await git('add', 'notes.txt');
    await expect(git('commit', '-m', 'leak')).rejects.toMatchObject({
      stderr: expect.stringMatching(/notes\.txt[\s\S]*GITHUB_TOKEN[\s\S]*Not committed/),
    });

    // What is staged counts, not what the work tree says by now.
    await writeFile(join(clone, 'notes.txt'), 'nothing\n');
    await expect(git('commit', '-m', 'leak')).rejects.toMatchObject({ code: 1 });
    await git('add', 'notes.txt');
    await git('commit', '-m', 'no leak');
    expect((await git('log', '--format=%s')).stdout.trim()).toBe('no leak');
  });

  it('finds in the history what a later commit took out again', async () => {
    await git('commit', '-q', '--allow-empty', '-m', 'base');
    for (const text of [canaries['an OpenAI key'], 'nothing']) {
      await writeFile(join(clone, 'notes.txt'), text);
      await git('add', 'notes.txt');
      await git('commit', '-q', '-m', 'change');
    }
    const since = await findSecrets(workspaceRoot, await readAddedSince(clone, 'HEAD~2'));
    expect(since.join()).toContain('OPENAI_TOKEN');
    expect(await findSecrets(workspaceRoot, await readAddedSince(clone, 'HEAD~1'))).toEqual([]);
  });

  it("leaves a person's own hook as it is", async () => {
    await mkdir(join(clone, '.git', 'hooks'), { recursive: true });
    await writeFile(hookFile(), '#!/bin/sh\nexit 0\n');
    await chmod(hookFile(), 0o755);
    expect(install()).toContain('your own stays');
    expect(readFileSync(hookFile(), 'utf8')).toBe('#!/bin/sh\nexit 0\n');
  });

  it("leaves a person's own folder of hooks alone", async () => {
    await git('config', 'core.hooksPath', 'my-hooks');
    expect(install()).toContain('your own stays');
    expect(existsSync(hookFile())).toBe(false);
    expect(existsSync(join(clone, 'my-hooks'))).toBe(false);
  });
});
