import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { nxCommand, nxEnvironment } from '../nx.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

describe('a release', () => {
  it('gives images and chart one version, writes a changelog, and changes nothing in a dry run, without an engine', async () => {
    const status = () => execa('git', ['status', '--porcelain'], { cwd: root }).then(({ stdout }) => stdout);
    const before = await status();
    const { command, args } = nxCommand(root, ['release', 'minor', '--dry-run', '--skip-publish']);
    const { stdout } = await execa(command, args, {
      cwd: root,
      env: { ...nxEnvironment, NODE_OPTIONS: '', FORCE_COLOR: '0', DOCKER_HOST: 'tcp://127.0.0.1:1' },
    });
    const chart = /^\+ ?version: (\d+\.\d+\.\d+)$/m.exec(stdout)?.[1];
    expect(chart).toBeDefined();
    expect(stdout).toMatch(new RegExp(`^\\+ ?appVersion: '${chart ?? ''}'$`, 'm'));
    // frontend and backend, each in its package.json.
    expect(stdout.match(new RegExp(`^\\+ +"version": "${chart ?? ''}"`, 'gm'))).toHaveLength(2);
    expect(stdout.match(/Image would be tagged/g)).toHaveLength(2);
    expect(stdout).toContain('CHANGELOG.md');
    expect(await status()).toBe(before);
    // Nx starts from nothing; a busy machine takes its time.
  }, 240_000);
});
