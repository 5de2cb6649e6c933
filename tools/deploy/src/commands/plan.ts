import { writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { DeployError, messageOf } from '../failures.ts';
import { makePlan, type PlanOptions } from '../plan/make-plan.ts';
import { compareWithGit } from '../plan/compare-with-git.ts';
import type { DeployPlan } from '../plan/plan.ts';
import { renderPlan } from '../plan/render-plan.ts';
import { openSession, type CommonOptions, type Outside } from '../session.ts';

export interface PlanCommandOptions extends CommonOptions, PlanOptions {
  readonly out?: string | undefined;
  readonly base?: string | undefined;
}

/** `plan`: what a deploy would do, and why. Reads only. */
export async function plan(outside: Outside, options: PlanCommandOptions): Promise<void> {
  const session = await openSession(outside, options);
  try {
    const planned = await makePlan(session, options);
    const comparison = options.base === undefined ? undefined : await compareWithGit(session, planned, options.base);
    if (options.out !== undefined) {
      await save(planned.plan, isAbsolute(options.out) ? options.out : join(session.root, options.out));
    }
    if (options.json) {
      session.console.result(
        JSON.stringify({ ...planned.plan, ...(comparison === undefined ? {} : { git: comparison }) }, null, 2),
      );
      return;
    }
    for (const line of renderPlan(planned.plan)) session.console.result(line);
    for (const line of comparison?.lines ?? []) session.console.result(line);
    if (options.out !== undefined)
      session.console.result(
        `Saved to ${options.out}; carry it out with "npx nx apply ${session.chartName} ${options.out}".`,
      );
  } finally {
    session.client.close();
  }
}

async function save(plan: DeployPlan, file: string): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(plan, null, 2)}\n`);
  } catch (cause) {
    const reason = messageOf(cause);
    throw new DeployError('usage', `The plan cannot be saved to ${file}: ${reason}.`, {
      cause,
      hint: 'Name a file in a folder that is there and may be written.',
    });
  }
}
