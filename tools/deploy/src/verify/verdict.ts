import type { FailureKind } from '../failures.ts';
import type { ClusterEvent, Container, ContainerStatus, Deployment, Job, Pod, ReplicaSet } from '../cluster/objects.ts';
import { probeTarget } from './probe-target.ts';

/** Why a rollout cannot end well, found before any timeout. */
export interface Verdict {
  readonly kind: FailureKind;
  readonly sentence: string;
  /** Where its log is, if a log can tell more. */
  readonly log?: { readonly pod: string; readonly container: string; readonly previous: boolean };
  readonly hint?: string;
  readonly evidence?: readonly string[];
}

export interface RolloutState {
  readonly pods: readonly Pod[];
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly jobs: readonly Job[];
  readonly events: readonly ClusterEvent[];
}

/** A pod may wait this long for a node before it counts as unschedulable. */
const schedulingGraceSeconds = 10;
/** A container without a startup probe may fail its readiness probe this long. */
const startupGraceSeconds = 30;

/** Looks for a state that does not mend itself. Pure; `since` hides what older rollouts left behind. */
export function judge(state: RolloutState, now: Date, since: Date): Verdict | undefined {
  const pods = state.pods.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  return (
    first(state.jobs, judgeJob(pods)) ??
    first(state.replicaSets, judgeReplicaSet) ??
    first(pods, (pod) => judgePod(pod, state.events, now, since)) ??
    first(state.deployments, judgeDeployment)
  );
}

function first<Item>(items: readonly Item[], verdict: (item: Item) => Verdict | undefined): Verdict | undefined {
  for (const item of items) {
    const found = verdict(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const judgeJob =
  (pods: readonly Pod[]) =>
  ({ metadata, status }: Job): Verdict | undefined => {
    const failed = status.conditions.find(({ type, status: value }) => type === 'Failed' && value === 'True');
    if (failed === undefined) return undefined;
    const pod = pods
      .filter(({ metadata: { ownerReferences } }) => ownerReferences.some((owner) => owner.name === metadata.name))
      .at(-1);
    const container = pod?.spec.containers[0]?.name;
    const exitCode = pod?.status.containerStatuses.find(({ state }) => state.terminated !== undefined)?.state.terminated
      ?.exitCode;
    const reason = exitCode === undefined ? (failed.reason ?? 'no reason given') : `exit code ${String(exitCode)}`;
    return {
      kind: 'migration-failed',
      sentence: `The Job ${metadata.name} failed (${reason}). The pods that run were not touched.`,
      ...(pod === undefined || container === undefined
        ? {}
        : { log: { pod: pod.metadata.name, container, previous: false } }),
    };
  };

function judgeReplicaSet({ metadata, status }: ReplicaSet): Verdict | undefined {
  const failure = status.conditions.find(({ type, status: value }) => type === 'ReplicaFailure' && value === 'True');
  const message = failure?.message;
  if (message === undefined) return undefined;
  const owner = metadata.ownerReferences[0]?.name ?? metadata.name;
  if (/violates PodSecurity/i.test(message)) {
    return { kind: 'pod-security', sentence: `Pod Security rejects the pods of ${owner}: ${message}` };
  }
  if (/exceeded quota/i.test(message)) {
    return { kind: 'quota', sentence: `A quota forbids the pods of ${owner}: ${message}` };
  }
  return { kind: 'rollout-timeout', sentence: `No pod of ${owner} can be made: ${message}` };
}

function judgeDeployment({ metadata, status }: Deployment): Verdict | undefined {
  const progress = status.conditions.find(({ type }) => type === 'Progressing');
  if (progress?.status !== 'False' || progress.reason !== 'ProgressDeadlineExceeded') return undefined;
  if (status.observedGeneration < (metadata.generation ?? 0)) return undefined;
  return {
    kind: 'rollout-timeout',
    sentence: `${metadata.name} did not become ready in time: ${progress.message ?? ''}`,
  };
}

function judgePod(pod: Pod, events: readonly ClusterEvent[], now: Date, since: Date): Verdict | undefined {
  const name = pod.metadata.name;
  const scheduled = pod.status.conditions.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False' && ageSeconds(pod.metadata.creationTimestamp, now) >= schedulingGraceSeconds) {
    return {
      kind: 'unschedulable',
      sentence: `No node has room for ${name}: ${scheduled.message ?? 'no reason given'}`,
    };
  }
  const statuses = [...pod.status.initContainerStatuses, ...pod.status.containerStatuses];
  const ownEvents = events.filter(
    (event) => event.involvedObject.name === name && Date.parse(lastSeen(event)) >= since.getTime() - 1000,
  );
  return (
    first(statuses, (status) => judgeWaiting(pod, status)) ??
    first(statuses, (status) => judgeRestarts(pod, status, ownEvents)) ??
    first(pod.status.containerStatuses, (status) => judgeReadiness(pod, status, ownEvents, now))
  );
}

function judgeWaiting(pod: Pod, { name, image, state }: ContainerStatus): Verdict | undefined {
  const { reason, message = '' } = state.waiting ?? {};
  const where = `${pod.metadata.name} (container ${name})`;
  switch (reason) {
    case 'ImagePullBackOff':
    case 'ErrImageNeverPull':
    case 'InvalidImageName':
      return { kind: 'image-pull', sentence: `${where} cannot get its image ${image}: ${message}` };
    case 'ErrImagePull':
      return /not found|denied|unauthorized|no such host|connection refused/i.test(message)
        ? { kind: 'image-pull', sentence: `${where} cannot get its image ${image}: ${message}` }
        : undefined;
    case 'CreateContainerConfigError':
      return { kind: 'container-config', sentence: `${where} cannot be configured: ${message}` };
    case 'CreateContainerError':
    case 'RunContainerError':
      return { kind: 'crash-loop', sentence: `${where} cannot be started: ${message}` };
    default:
      return undefined;
  }
}

function judgeRestarts(pod: Pod, status: ContainerStatus, events: readonly ClusterEvent[]): Verdict | undefined {
  const { name, state, lastState, restartCount } = status;
  const isJobPod = pod.metadata.ownerReferences.some((owner) => owner.kind === 'Job');
  const ended = state.terminated ?? lastState.terminated;
  if (ended === undefined || isJobPod) return undefined;
  const where = `${pod.metadata.name} (container ${name})`;
  const log = { pod: pod.metadata.name, container: name, previous: state.terminated === undefined };
  const container = pod.spec.containers.find((candidate) => candidate.name === name);
  if (ended.reason === 'OOMKilled' || (ended.exitCode === 137 && /OOM/.test(ended.message ?? ''))) {
    const limit = container?.resources.limits['memory'];
    return {
      kind: 'out-of-memory',
      sentence: `${where} was killed at its memory limit of ${String(limit ?? 'the node')}.`,
      log,
    };
  }
  const killed = events.find(
    (event) => event.reason === 'Killing' && /failed (startup|liveness) probe/.test(event.message),
  );
  if (killed !== undefined) {
    return {
      kind: 'probe-failing',
      sentence: `${where} was restarted: ${probeFailure(events, container) ?? killed.message}`,
      log,
    };
  }
  const isLooping = state.waiting?.reason === 'CrashLoopBackOff' || (restartCount >= 1 && ended.exitCode !== 0);
  if (!isLooping) return undefined;
  return {
    kind: 'crash-loop',
    sentence: `${where} ends right after its start, with exit code ${String(ended.exitCode)}${ended.reason === undefined ? '' : ` (${ended.reason})`}.`,
    log,
  };
}

function judgeReadiness(
  pod: Pod,
  status: ContainerStatus,
  events: readonly ClusterEvent[],
  now: Date,
): Verdict | undefined {
  if (status.ready || status.state.running === undefined) return undefined;
  const container = pod.spec.containers.find(({ name }) => name === status.name);
  const log = { pod: pod.metadata.name, container: status.name, previous: false };
  const where = `${pod.metadata.name} (container ${status.name})`;
  const failures = (probe: string): number =>
    events
      .filter((event) => event.reason === 'Unhealthy' && event.message.startsWith(probe))
      .reduce((sum, event) => sum + (event.count ?? 1), 0);
  if (container?.startupProbe !== undefined && status.started !== true) {
    if (failures('Startup') < container.startupProbe.failureThreshold) return undefined;
    return {
      kind: 'probe-failing',
      sentence: `${where} does not start to answer: ${probeFailure(events, container) ?? ''}`,
      log,
    };
  }
  if (container?.readinessProbe === undefined) return undefined;
  const grace = container.startupProbe === undefined ? startupGraceSeconds : 0;
  if (ageSeconds(status.state.running.startedAt ?? undefined, now) < grace) return undefined;
  if (failures('Readiness') < container.readinessProbe.failureThreshold) return undefined;
  return {
    kind: 'probe-failing',
    sentence: `${where} runs but is not ready: ${probeFailure(events, container) ?? ''}`,
    log,
  };
}

/** "Readiness probe failed: HTTP probe failed with statuscode: 503 (http://POD:8080/ready)", from the newest event. */
function probeFailure(events: readonly ClusterEvent[], container: Container | undefined): string | undefined {
  const message = events.filter((event) => event.reason === 'Unhealthy').at(-1)?.message;
  if (message === undefined) return undefined;
  const name = (['startup', 'readiness', 'liveness'] as const).find((probe) => message.toLowerCase().startsWith(probe));
  const target = name === undefined ? undefined : probeTarget(container, name);
  return target === undefined ? message : `${message} (${target})`;
}

const lastSeen = (event: ClusterEvent): string =>
  event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp ?? '';

function ageSeconds(time: string | undefined, now: Date): number {
  return time === undefined ? 0 : (now.getTime() - Date.parse(time)) / 1000;
}

/** Every pod that the Deployment asks for runs the newest template and is available. Pure. */
export function isRolledOut({ metadata, spec, status }: Deployment): boolean {
  return (
    status.observedGeneration >= (metadata.generation ?? 0) &&
    status.updatedReplicas >= spec.replicas &&
    status.replicas <= status.updatedReplicas &&
    status.availableReplicas >= spec.replicas
  );
}

/** One line about a pod, for the live view. Pure. */
export function describePod(pod: Pod): string {
  const statuses = [...pod.status.initContainerStatuses, ...pod.status.containerStatuses];
  const ready = pod.status.containerStatuses.filter((status) => status.ready).length;
  const waiting = statuses
    .map((status) => status.state.waiting?.reason ?? status.state.terminated?.reason)
    .find(Boolean);
  const restarts = statuses.reduce((sum, status) => sum + status.restartCount, 0);
  const state =
    pod.metadata.deletionTimestamp === undefined ? (waiting ?? pod.status.phase ?? 'Unknown') : 'Terminating';
  const counts = `${String(ready)}/${String(pod.spec.containers.length)} ready`;
  return `${pod.metadata.name}: ${state}, ${counts}${restarts === 0 ? '' : `, ${String(restarts)} restarts`}`;
}
