import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStagedBuild, readBuildKey, stageWebBuild } from './web-build.ts';

describe('a build of the frontend', () => {
  it('has the key that Nx prints on a line of its own', () => {
    const output =
      '\n> nx run frontend:build-key\n\n> node -p process.env.NX_TASK_HASH\r\n\r\n17964928355474572655\r\n\n NX  2 tasks';
    expect(readBuildKey(output)).toBe('17964928355474572655');
    expect(readBuildKey('> node -p process.env.NX_TASK_HASH\nundefined\n')).toBeUndefined();
  });

  it('is found by its key once it is staged, and by no other', async () => {
    const root = await mkdtemp(join(tmpdir(), 'todo-web-build-'));
    const built = join(root, 'apps', 'frontend', '.next');
    await mkdir(join(built, 'standalone', 'apps', 'frontend'), { recursive: true });
    await mkdir(join(built, 'static'), { recursive: true });
    await writeFile(join(built, 'standalone', 'apps', 'frontend', 'server.js'), '');
    expect(findStagedBuild(root, '1')).toBeUndefined();
    const server = await stageWebBuild(root, '1');
    expect(findStagedBuild(root, '1')).toBe(server);
    expect(findStagedBuild(root, '2')).toBeUndefined();
    await rm(root, { recursive: true });
  });
});
