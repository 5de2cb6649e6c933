/**
 * Nx runs this before `@nx/docker` tags the images of a release: it looks for them under the names of their folders.
 * `node --import tsx tools/dev/src/release/build.ts`, in the workspace's root.
 */
import { execa } from 'execa';
import { readEnvironment } from '../environment.ts';
import { nxCommand } from '../nx.ts';

const root = process.cwd();
if (readEnvironment(root)['NX_DRY_RUN'] === 'true') {
  console.log('The images would be built, but dry run is enabled.');
} else {
  const { command, args } = nxCommand(root, [
    'run-many',
    '-t',
    'docker-build',
    '-c',
    'release',
    '--projects=tag:deploy:service',
    '--parallel=1',
  ]);
  const { exitCode } = await execa(command, args, { stdio: 'inherit', reject: false });
  process.exitCode = exitCode ?? 1;
}
