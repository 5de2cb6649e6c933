import { z } from 'zod';
import { DeployError } from '../failures.ts';
import type { Json, JsonObject } from '../json.ts';
import type { DeployPlan } from './plan.ts';

const json: z.ZodType<Json> = z.json();
const saved = z.looseObject({
  version: z.literal(1),
  environment: z.string(),
  context: z.string(),
  namespace: z.string(),
  desiredDigest: z.string(),
  observedDigest: z.string(),
  set: z.record(z.string(), json),
  registry: z.string().optional(),
});

/** What a saved plan is bound to. */
export interface SavedPlan {
  readonly environment: string;
  readonly context: string;
  readonly namespace: string;
  readonly desiredDigest: string;
  readonly observedDigest: string;
  readonly set: JsonObject;
  readonly registry?: string | undefined;
}

/** Pure. */
export function parseSavedPlan(text: string, file: string): SavedPlan {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new DeployError('usage', `${file} is no JSON.`, { cause });
  }
  const parsed = saved.safeParse(content);
  if (!parsed.success)
    throw new DeployError('usage', `${file} is no plan of this version.`, {
      hint: 'Make one: "npx nx plan helm-chart --out plan.json".',
    });
  return parsed.data;
}

/** Refuses a plan when checkout or cluster moved since it was made. Pure. */
export function assertStillFits(plan: SavedPlan, now: Pick<DeployPlan, 'desiredDigest' | 'observedDigest'>): void {
  const moved = [
    ...(plan.desiredDigest === now.desiredDigest ? [] : ['the checkout (code, chart or values)']),
    ...(plan.observedDigest === now.observedDigest ? [] : ['the cluster (release, Secret or a change by hand)']),
  ];
  if (moved.length > 0)
    throw new DeployError(
      'plan-moved',
      `Since the plan was made, ${moved.join(' and ')} changed. Nothing was changed.`,
    );
}
