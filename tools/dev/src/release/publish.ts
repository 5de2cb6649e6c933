/**
 * The `nx-release-publish` target of images and chart, run in the workspace's root:
 * `node --import tsx tools/dev/src/release/publish.ts image <project's folder> | chart <folder> [--registry <registry>]`.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { parse } from 'yaml';
import { z } from 'zod';
import { readEnvironment } from '../environment.ts';
import { Failure } from '../failure.ts';
import {
  builderDriver,
  canAttest,
  publishedName,
  pushAttested,
  pushChart,
  pushPlain,
  readBuildArgs,
  readRegistry,
  type CommandLine,
  type ImageRelease,
} from './publish-plan.ts';

const root = process.cwd();
const environment = readEnvironment(root);
const isDryRun = environment['NX_DRY_RUN'] === 'true';
const chartFile = z.object({ name: z.string(), version: z.string() });

async function run(commands: readonly CommandLine[]): Promise<void> {
  for (const { command, args } of commands) {
    console.log(`$ ${[command, ...args].join(' ')}`);
    const { failed, shortMessage } = await execa(command, args, { cwd: root, stdio: 'inherit', reject: false });
    if (failed)
      throw new Failure(`${shortMessage ?? command}\nNothing after it was published; mend it and publish again.`);
  }
}

const output = async (...args: string[]): Promise<string> =>
  (await execa('docker', args, { reject: false, stdin: 'ignore' })).stdout;

async function publishImage(folder: string, registry: string): Promise<string> {
  const image: ImageRelease = {
    // Written by @nx/docker when it tagged the image.
    local: (await readText(join(root, 'tmp', folder, '.docker-version'))).trim(),
    registry,
    dockerfile: `${folder}/Dockerfile`,
    buildArgs: readBuildArgs(
      environment['INPUT_BUILD_ARGS'],
      environment[`INPUT_${basename(folder).toUpperCase()}_BUILD_ARGS`],
    ),
  };
  const engine = {
    builder: builderDriver(await output('buildx', 'inspect')),
    driverStatus: await output('info', '--format', '{{.DriverStatus}}'),
  };
  const attests = canAttest(engine);
  if (!attests) {
    console.log(
      'Without SBOM and provenance: this engine cannot keep them. Use "docker buildx create --use", or the containerd image store.',
    );
  }
  if (!isDryRun) await run(attests ? pushAttested(image) : pushPlain(image));
  return publishedName(image);
}

async function publishChart(folder: string, registry: string): Promise<string> {
  const { name, version } = chartFile.parse(parse(await readText(join(root, folder, 'Chart.yaml'))));
  const release = { chart: folder, name, version, registry, destination: 'dist/charts' };
  if (!isDryRun) await run(pushChart(release));
  return `oci://${registry}/charts/${name}:${version}`;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new Failure(`${path} is not there. Run "npx nx release version" first.`);
  });
}

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    options: { registry: { type: 'string' } },
    allowPositionals: true,
  });
  const [kind, folder = ''] = positionals;
  // Nx fills in an empty one where none was given.
  const asked = values.registry || (environment['RELEASE_REGISTRY'] ?? '');
  const registry = readRegistry(asked);
  if (registry === undefined) {
    throw new Failure(
      `${asked === '' ? 'No registry is named' : `"${asked}" is no registry`}. Say where to publish: npx nx release publish --registry ghcr.io/you, or RELEASE_REGISTRY=ghcr.io/you.`,
    );
  }
  const published = await (kind === 'chart' ? publishChart : publishImage)(folder, registry);
  console.log(isDryRun ? `${published} was not pushed as dry run is enabled.` : `Published ${published}.`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
}
