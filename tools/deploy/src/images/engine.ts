import { z } from 'zod';
import type { Tool } from '../environment.ts';
import { DeployError } from '../failures.ts';
import { lastLines, type Outcome, type Run } from '../process.ts';
import { parseLayers, type ImageLayer } from './image-layers.ts';

export interface EngineImage {
  readonly id: string;
  readonly sizeBytes: number;
  readonly user: string;
  readonly createdAt: string;
  /** Names of the variables that are set in it; never their values. */
  readonly variables: readonly string[];
}

/** The container engine that builds images: Docker, by its command line. */
export interface Engine {
  /** Facts of the images that are there; unknown ones are left out. */
  inspect(references: readonly string[]): Promise<Map<string, EngineImage>>;
  /** What each layer of an image costs, the base first; empty when the engine does not have it. */
  layers(reference: string): Promise<ImageLayer[]>;
  tag(reference: string, as: string): Promise<void>;
  push(reference: string): Promise<void>;
  /** The program that writes the image's archive to its output. */
  archive(reference: string): { readonly command: string; readonly args: readonly string[] };
  remove(references: readonly string[]): Promise<void>;
  /** Tags of one repository. */
  list(repository: string): Promise<string[]>;
}

const inspectFormat =
  '{{.Id}}|{{.Size}}|{{.Config.User}}|{{.Created}}|{{range .RepoTags}}{{.}},{{end}}|{{json .Config.Env}}';

export function createEngine(run: Run, tools: Readonly<Record<Tool, string>>): Engine {
  async function docker(args: readonly string[]): Promise<Outcome> {
    const outcome = await run(tools.docker, args);
    if (outcome.exitCode === 127) {
      throw new DeployError('no-engine', 'Docker is not installed: there is no program "docker" on the PATH.', {
        hint: 'Install Docker: https://docs.docker.com/get-docker/',
      });
    }
    if (/cannot connect to the docker daemon|error during connect|is the docker daemon running/i.test(outcome.stderr)) {
      throw new DeployError('no-engine', 'Docker is installed, but its engine does not answer.', {
        evidence: lastLines(outcome.stderr, 2),
      });
    }
    return outcome;
  }

  async function must(args: readonly string[], what: string): Promise<string> {
    const { exitCode, stdout, stderr } = await docker(args);
    if (exitCode === 0) return stdout;
    const evidence = lastLines(stderr);
    throw new DeployError('load-failed', `${what} failed: ${evidence.at(-1) ?? 'it says nothing'}`, { evidence });
  }

  return {
    async inspect(references) {
      const { stdout } = await docker(['image', 'inspect', '--format', inspectFormat, ...references]);
      const found = new Map<string, EngineImage>();
      for (const line of stdout.split('\n')) {
        const [id, size, user, createdAt, tags, ...variables] = line.split('|');
        if (id === undefined || tags === undefined) continue;
        const image = {
          id,
          sizeBytes: Number(size),
          user: user ?? '',
          createdAt: createdAt ?? '',
          variables: variableNames(variables.join('|')),
        };
        for (const tag of tags.split(',')) if (references.includes(tag)) found.set(tag, image);
      }
      return found;
    },
    async layers(reference) {
      const format = '{{.Size}}|{{.CreatedBy}}';
      const { exitCode, stdout } = await docker([
        'history',
        '--no-trunc',
        '--human=false',
        '--format',
        format,
        reference,
      ]);
      return exitCode === 0 ? parseLayers(stdout) : [];
    },
    async tag(reference, as) {
      await must(['tag', reference, as], `Tagging ${reference}`);
    },
    async push(reference) {
      await must(['push', '--quiet', reference], `Pushing ${reference}`);
    },
    archive: (reference) => ({ command: tools.docker, args: ['save', reference] }),
    async remove(references) {
      if (references.length > 0) await docker(['image', 'rm', ...references]);
    },
    async list(repository) {
      const out = await must(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', repository], 'Listing images');
      return out.split('\n').filter((line) => line !== '' && !line.endsWith(':<none>'));
    },
  };
}

const variableList = z.array(z.string()).nullish();

/** Pure. */
function variableNames(json: string): string[] {
  return (variableList.parse(JSON.parse(json)) ?? []).map((entry) => entry.split('=')[0] ?? '');
}
