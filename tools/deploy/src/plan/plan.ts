import type { JsonObject } from '../json.ts';

/** Why something is in a plan. */
export interface Reason {
  readonly kind: 'first' | 'source' | 'chart' | 'values' | 'drift' | 'release-status' | 'unhealthy' | 'forced';
  readonly detail: string;
}

/** What a deploy does for one service. Plain data: it is saved, compared and applied later. */
export interface ServicePlan {
  readonly name: string;
  readonly hash: string;
  /** Reference of the image in the engine. */
  readonly local: string;
  /** What the chart asks for. */
  readonly image: { readonly repository: string; readonly tag: string };
  readonly running: { readonly repository: string; readonly tag: string } | undefined;
  readonly build: boolean;
  readonly bring: boolean;
  /** Its pods are replaced. */
  readonly roll: boolean;
  /** Built from other inputs, and yet the same image: the tag that runs is kept. */
  readonly sameImage: boolean;
  readonly reasons: readonly Reason[];
}

export interface DeployPlan {
  readonly version: 1;
  readonly environment: string;
  readonly context: string;
  readonly namespace: string;
  readonly release: string;
  /** How images travel; undefined when none has to. */
  readonly loader: string | undefined;
  readonly namespaceAction: 'keep' | 'create' | 'label';
  readonly secretAction: 'keep' | 'create' | 'complete';
  readonly releaseAction: 'keep' | 'install' | 'upgrade';
  /** Deployments that are started again because a Secret changed, and for nothing else. */
  readonly restarts: readonly string[];
  /** The interrupted revision that is marked as failed first. */
  readonly mendRevision: number | undefined;
  readonly revision: number | undefined;
  readonly services: readonly ServicePlan[];
  readonly reasons: readonly Reason[];
  /** All values that Helm gets. */
  readonly values: JsonObject;
  /** Those of them that came from the command line. */
  readonly set: JsonObject;
  /** The registry that images must go to, when one was named. */
  readonly registry?: string | undefined;
  readonly chartDigest: string;
  /** Digests of what was compared; a saved plan is refused when one of them moves. */
  readonly desiredDigest: string;
  readonly observedDigest: string;
}

/** The plan asks for no write of any kind. */
export const isNoOp = (plan: DeployPlan): boolean =>
  plan.namespaceAction === 'keep' &&
  plan.secretAction === 'keep' &&
  plan.releaseAction === 'keep' &&
  plan.restarts.length === 0 &&
  plan.mendRevision === undefined;
