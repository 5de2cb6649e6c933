import { readRevisions } from '../cluster/read-release.ts';
import { compareMigrations } from '../database/migrations.ts';
import { DeployError, type FailureKind } from '../failures.ts';
import { parseManifest } from '../helm/manifest.ts';
import type { Release } from '../helm/release.ts';
import type { Planned } from '../plan/make-plan.ts';
import type { Session } from '../session.ts';
import { watchRollout } from '../verify/watch-rollout.ts';

/** Failures of a rollout: the release is written, and its pods are not well. */
const rolloutFailures: ReadonlySet<FailureKind> = new Set([
  'image-pull',
  'container-config',
  'crash-loop',
  'out-of-memory',
  'unschedulable',
  'probe-failing',
  'migration-failed',
  'pod-security',
  'quota',
  'rollout-timeout',
  'helm-failed',
]);

/** Goes back to what served before, and gives back the failure with a word about it. */
export async function rollBackAfter(session: Session, { observed }: Planned, error: unknown): Promise<unknown> {
  const good = observed.history.deployed;
  if (!(error instanceof DeployError) || !rolloutFailures.has(error.kind)) return error;
  const { client, namespace, settings } = session;
  const revisions = await readRevisions(client, { namespace, release: settings.release });
  // Refused before anything was written, for example by the chart's schema.
  if (revisions.at(-1)?.revision === observed.history.latest?.revision) return error;
  if (good === undefined) {
    return withNote(error, 'There is no earlier revision to go back to.');
  }
  await rollBackTo(session, good);
  const migrations = await compareMigrations(session, good.revision, revisions).catch(() => undefined);
  const newer = migrations?.kind === 'newer' ? ` The database keeps the newer ${migrations.heads.join(', ')}.` : '';
  return withNote(error, `Revision ${String(good.revision)} is restored and serves.${newer}`);
}

/** Restores a revision and waits for its pods. */
export async function rollBackTo(session: Session, revision: Release): Promise<void> {
  const { helm, settings, client, namespace, console, signal } = session;
  await console.step(`Go back to revision ${String(revision.revision)}`, (say) =>
    watchRollout({
      client,
      namespace,
      release: settings.release,
      deployments: parseManifest(revision.manifest)
        .filter((object) => object.kind === 'Deployment')
        .map((object) => object.name),
      timeoutSeconds: settings.timeoutSeconds,
      signal,
      say,
      work: helm.rollback(revision.revision, settings.timeoutSeconds),
      abort: () => undefined,
    }),
  );
}

const withNote = (error: DeployError, note: string): DeployError =>
  new DeployError(error.kind, `${error.message} ${note}`, { hint: error.hint, evidence: error.evidence, cause: error });
