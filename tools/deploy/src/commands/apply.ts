import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { DeployError } from '../failures.ts';
import { parseSavedPlan } from '../plan/saved-plan.ts';
import { findWorkspaceRoot } from '../graph/read-workspace.ts';
import type { CommonOptions, Outside } from '../session.ts';
import { deploy } from './deploy.ts';

export interface ApplyOptions extends CommonOptions {
  readonly rollbackOnFailure: boolean;
  readonly wait: boolean;
  readonly hostDatabase?: string | undefined;
}

/** `apply FILE`: carries out a saved plan, if checkout and cluster are still what it was made from. */
export async function apply(outside: Outside, file: string, options: ApplyOptions): Promise<void> {
  const path = isAbsolute(file) ? file : join(findWorkspaceRoot(outside.folder), file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DeployError('usage', `The plan ${file} cannot be read.`, {
      cause,
      hint: 'Make one: "npx nx plan helm-chart --out plan.json".',
    });
  });
  const saved = parseSavedPlan(text, file);
  await deploy(outside, {
    ...options,
    env: saved.environment,
    namespace: saved.namespace,
    context: saved.context,
    set: saved.set,
    registry: saved.registry ?? options.registry,
    saved,
  });
}
