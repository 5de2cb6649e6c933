import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { DeployError } from '../failures.ts';
import { readChangedFiles } from '../graph/git.ts';
import { serviceTag } from '../graph/read-workspace.ts';
import { lastLines } from '../process.ts';
import type { Session } from '../session.ts';
import { ownerOf } from './explain.ts';
import type { Planned } from './make-plan.ts';
import type { ServicePlan } from './plan.ts';

export interface GitComparison {
  readonly base: string;
  readonly affected: readonly string[];
  readonly lines: readonly string[];
}

/** Nx's own answer, from git, beside the plan's, from the cluster. */
export async function compareWithGit(
  session: Session,
  { plan, workspace }: Planned,
  base: string,
): Promise<GitComparison> {
  const { run, root, environment } = session;
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const args = [nx, 'show', 'projects', '--affected', `--base=${base}`, `--projects=tag:${serviceTag}`, '--json'];
  const [{ exitCode, stdout, stderr }, files] = await Promise.all([
    run(process.execPath, args, { cwd: root, env: { NX_DAEMON: 'false' } }),
    readChangedFiles({ run, tools: environment.tools, root }, base),
  ]);
  if (exitCode !== 0) {
    throw new DeployError('usage', `Nx cannot compare with "${base}": ${lastLines(stderr, 1).join('')}`, {
      hint: 'Name a commit or branch that exists: --base main.',
    });
  }
  const affected = z.array(z.string()).parse(JSON.parse(stdout));
  const count = files === undefined ? '' : ` (${String(files.length)} files differ)`;
  return {
    base,
    affected,
    lines: [
      `Nx since ${base}${count}: ${affected.length === 0 ? 'no service is affected' : `${affected.join(', ')} affected`}`,
      ...plan.services.flatMap((service) => {
        const owned = (files ?? []).filter((file) => ownerOf(file, workspace.projectRoots) === service.name);
        return difference(service, affected.includes(service.name), base, owned);
      }),
    ],
  };
}

/** Why git and cluster give different answers for one service. Pure. */
export function difference(
  service: ServicePlan,
  isAffected: boolean,
  base: string,
  files: readonly string[],
): string[] {
  const moves = service.roll || service.build || service.bring;
  if (isAffected && !moves) {
    const example = files[0] === undefined ? '' : ` (${files[0]})`;
    const why = service.sameImage
      ? 'the change leads to the same image'
      : 'the cluster runs a build of it already, or the change is no input of the image';
    return [`  ${service.name}: changed since ${base}${example}, yet nothing to do: ${why}`];
  }
  if (!isAffected && moves) {
    const why = service.running === undefined ? 'the cluster has never had it' : 'the cluster runs something else';
    return [
      `  ${service.name}: not changed since ${base}, yet in the plan: ${why} (${service.reasons[0]?.detail ?? 'release'})`,
    ];
  }
  return [];
}
