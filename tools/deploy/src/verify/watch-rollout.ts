import { setTimeout as pause } from 'node:timers/promises';
import { collectionPath, objectPath, withQuery } from '../cluster/api-paths.ts';
import type { ClusterClient } from '../cluster/cluster-client.ts';
import { instanceLabel } from '../cluster/labels.ts';
import {
  deploymentSchema,
  eventSchema,
  jobSchema,
  listOf,
  podSchema,
  replicaSetSchema,
  type Deployment,
} from '../cluster/objects.ts';
import { DeployError } from '../failures.ts';
import { lastLines } from '../process.ts';
import { withoutFrames } from './without-frames.ts';
import { describePod, isRolledOut, judge, type RolloutState, type Verdict } from './verdict.ts';

interface Watch {
  readonly client: ClusterClient;
  readonly namespace: string;
  readonly release: string;
  /** Names of the Deployments that must be rolled out. */
  readonly deployments: readonly string[];
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  /** Helm's own work, hooks included. The pods are awaited once it is done. */
  readonly work: Promise<void>;
  /** Called when a verdict is found while `work` is still going on. */
  readonly abort: () => void;
}

const intervalMilliseconds = 150;

/** Waits until every Deployment runs its newest template, or until something cannot end well. */
export async function watchRollout(watch: Watch): Promise<void> {
  const since = new Date();
  const deadline = Date.now() + watch.timeoutSeconds * 1000;
  let isApplied = false;
  let failure: { error: unknown } | undefined;
  void watch.work.then(
    () => (isApplied = true),
    (error: unknown) => (failure = { error }),
  );
  for (;;) {
    if (watch.signal.aborted) throw new DeployError('interrupted', 'Stopped while the pods were starting.');
    const state = await readRollout(watch.client, watch.namespace, watch.release);
    watch.say(podsToShow(state, since).map(describePod).join('\n'));
    const verdict = judge(ofThisRollout(state, since, isApplied), new Date(), since);
    if (verdict !== undefined) {
      watch.abort();
      throw await explain(watch.client, watch.namespace, verdict);
    }
    if (failure !== undefined) throw failure.error;
    if (isApplied && watch.deployments.every((name) => isDone(state.deployments, name))) return;
    if (Date.now() > deadline) throw timeout(state, watch, since);
    await Promise.race([pause(intervalMilliseconds), ...(isApplied ? [] : [watch.work.catch(() => undefined)])]);
  }
}

const isDone = (deployments: readonly Deployment[], name: string): boolean =>
  deployments.some((deployment) => deployment.metadata.name === name && isRolledOut(deployment));

/** While Helm works, old pods and an old Job say nothing about the new rollout. Pure. */
function ofThisRollout(state: RolloutState, since: Date, isApplied: boolean): RolloutState {
  const isNew = (created: string | undefined): boolean =>
    created !== undefined && Date.parse(created) >= since.getTime() - 2000;
  const jobs = state.jobs.filter(({ metadata }) => isNew(metadata.creationTimestamp));
  if (isApplied) {
    const replicaSets = currentReplicaSets(state);
    const names = new Set(replicaSets.map(({ metadata }) => metadata.name));
    const pods = state.pods.filter(({ metadata }) => metadata.ownerReferences.some((owner) => names.has(owner.name)));
    return { ...state, jobs, replicaSets, pods };
  }
  const pods = state.pods.filter(({ metadata }) => isNew(metadata.creationTimestamp));
  return { ...state, jobs, pods, deployments: [], replicaSets: [] };
}

/** The ReplicaSets of the newest templates; pods of older ones are on their way out. */
function currentReplicaSets({ deployments, replicaSets }: RolloutState): RolloutState['replicaSets'] {
  const revision = 'deployment.kubernetes.io/revision';
  return replicaSets.filter(({ metadata }) =>
    deployments.some(
      (deployment) =>
        deployment.status.observedGeneration >= (deployment.metadata.generation ?? 0) &&
        metadata.ownerReferences.some((owner) => owner.name === deployment.metadata.name) &&
        metadata.annotations[revision] === deployment.metadata.annotations[revision],
    ),
  );
}

/** Pods of the release, without those that an older migration left behind for their logs. */
function podsToShow({ pods }: RolloutState, since: Date): RolloutState['pods'] {
  const isLeftOver = ({ metadata }: RolloutState['pods'][number]): boolean =>
    metadata.ownerReferences.some((owner) => owner.kind === 'Job') &&
    Date.parse(metadata.creationTimestamp ?? '') < since.getTime() - 2000;
  return pods.filter((pod) => !isLeftOver(pod)).sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

export async function readRollout(client: ClusterClient, namespace: string, release: string): Promise<RolloutState> {
  const own = { labelSelector: `${instanceLabel}=${release}` };
  const list = (apiVersion: string, kind: string, query?: Record<string, string>) => {
    const path = collectionPath(apiVersion, kind, namespace);
    return client.get(query === undefined ? path : withQuery(path, query));
  };
  const [pods, deployments, replicaSets, jobs, events] = await Promise.all([
    list('v1', 'Pod', own),
    list('apps/v1', 'Deployment'),
    list('apps/v1', 'ReplicaSet', own),
    list('batch/v1', 'Job', own),
    list('v1', 'Event', { fieldSelector: 'involvedObject.kind=Pod' }),
  ]);
  return {
    pods: listOf(podSchema).parse(pods ?? {}).items,
    deployments: listOf(deploymentSchema).parse(deployments ?? {}).items,
    replicaSets: listOf(replicaSetSchema).parse(replicaSets ?? {}).items,
    jobs: listOf(jobSchema).parse(jobs ?? {}).items,
    events: listOf(eventSchema).parse(events ?? {}).items,
  };
}

/** The verdict as an error, with the lines of the log that prove it. */
export async function explain(client: ClusterClient, namespace: string, verdict: Verdict): Promise<DeployError> {
  const tail = verdict.log === undefined ? [] : await readLogTail(client, namespace, verdict.log);
  return new DeployError(verdict.kind, verdict.sentence, {
    evidence: [...(verdict.evidence ?? []), ...tail],
    ...(verdict.hint === undefined ? {} : { hint: verdict.hint }),
  });
}

async function readLogTail(
  client: ClusterClient,
  namespace: string,
  log: NonNullable<Verdict['log']>,
): Promise<string[]> {
  const path = `${objectPath('v1', 'Pod', namespace, log.pod)}/log`;
  // It may be restarted while it is being judged: then what was the current log is the previous one, or the reverse.
  for (const previous of [log.previous, !log.previous]) {
    const query = { container: log.container, tailLines: '200', ...(previous ? { previous: 'true' } : {}) };
    const text = await client.text(withQuery(path, query)).catch(() => '');
    const lines = lastLines(withoutFrames(text), 15);
    if (lines.length > 0) return lines;
  }
  // The container is gone already; the sentence stands without its log.
  return [];
}

function timeout(state: RolloutState, { timeoutSeconds, deployments }: Watch, since: Date): DeployError {
  const waiting = deployments.filter((name) => !isDone(state.deployments, name));
  return new DeployError(
    'rollout-timeout',
    `After ${String(timeoutSeconds)} s ${waiting.join(' and ') || 'the migration'} is not ready.`,
    { evidence: podsToShow(state, since).map(describePod) },
  );
}
