import { readMemoryByPod } from '../cluster/read-memory.ts';
import { parseQuantity } from '../cluster/quantity.ts';
import { componentLabel, instanceLabel } from '../cluster/labels.ts';
import type { Pod } from '../cluster/objects.ts';
import { hostDatabaseOf, isAnswering } from '../database/host-database.ts';
import { describeDrift } from '../plan/assemble-plan.ts';
import { makePlan, type Planned, type PlanOptions } from '../plan/make-plan.ts';
import { isNoOp, type DeployPlan } from '../plan/plan.ts';
import { table } from '../plan/render-plan.ts';
import { describeStale, staleReaders } from '../plan/stale-readers.ts';
import { openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

interface PodStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly state: string;
  readonly restarts: number;
  readonly memoryBytes: number | null;
  readonly memoryLimitBytes: number | null;
  readonly ageSeconds: number;
}

interface ServiceStatus {
  readonly name: string;
  readonly tag: string | null;
  readonly hash: string;
  readonly isCurrent: boolean;
  readonly pods: readonly PodStatus[];
}

/** `status`: does the cluster run this checkout, and how is it? */
export async function status(outside: Outside, options: CommonOptions & PlanOptions): Promise<void> {
  const session = await openSession(outside, options);
  try {
    const { client, namespace, settings } = session;
    const [planned, memory] = await Promise.all([
      makePlan(session, options),
      readMemoryByPod(client, namespace, settings.release),
    ]);
    const services = planned.plan.services.map((service): ServiceStatus => ({
      name: service.name,
      tag: service.running?.tag ?? null,
      hash: service.hash,
      isCurrent: service.running !== undefined && (service.running.tag === service.hash || service.sameImage),
      pods: planned.observed.pods
        .filter(
          ({ metadata }) =>
            metadata.labels[componentLabel] === service.name && metadata.labels[instanceLabel] === settings.release,
        )
        .map((pod) => podStatus(pod, memory, session.now())),
    }));
    const database = await databaseStatus(planned, session);
    const drift = [
      ...planned.observed.drift.map(describeDrift),
      ...outsideRelease(planned.plan),
      ...staleReaders(planned.observed).map(describeStale),
    ];
    const runsCheckout = isNoOp(planned.plan);
    if (options.json) {
      const { revision } = planned.plan;
      session.console.result(
        JSON.stringify(
          {
            runsCheckout,
            revision: revision ?? null,
            status: planned.observed.history.latest?.status ?? null,
            services,
            drift,
            database: database ?? null,
            url: url(session),
          },
          null,
          2,
        ),
      );
      return;
    }
    for (const line of render(session, planned, { services, drift, database, runsCheckout }))
      session.console.result(line);
  } finally {
    session.client.close();
  }
}

/** What a release needs and is no part of it, as far as somebody took it away. Pure. */
export function outsideRelease({
  revision,
  secretAction,
  namespaceAction,
  namespace,
}: Pick<DeployPlan, 'revision' | 'secretAction' | 'namespaceAction' | 'namespace'>): string[] {
  if (revision === undefined) return [];
  return [
    ...(secretAction === 'create' ? ['the Secret is gone'] : []),
    ...(secretAction === 'complete' ? ['the Secret lacks a key that the chart reads'] : []),
    ...(namespaceAction === 'label' ? [`the namespace ${namespace} lost its Pod Security label`] : []),
  ];
}

function podStatus(pod: Pod, memory: ReadonlyMap<string, number> | undefined, now: Date): PodStatus {
  const statuses = pod.status.containerStatuses;
  const limits = pod.spec.containers.map((container) =>
    parseQuantity(String(container.resources.limits['memory'] ?? '')),
  );
  const waiting = statuses.map((entry) => entry.state.waiting?.reason).find((reason) => reason !== undefined);
  return {
    name: pod.metadata.name,
    ready: statuses.length > 0 && statuses.every((entry) => entry.ready),
    state: pod.metadata.deletionTimestamp === undefined ? (waiting ?? pod.status.phase ?? 'Unknown') : 'Terminating',
    restarts: statuses.reduce((sum, entry) => sum + entry.restartCount, 0),
    memoryBytes: memory?.get(pod.metadata.name) ?? null,
    memoryLimitBytes: limits.some((limit) => limit === undefined)
      ? null
      : limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0),
    ageSeconds: Math.round((now.getTime() - Date.parse(pod.metadata.creationTimestamp ?? '')) / 1000),
  };
}

async function databaseStatus({ observed }: Planned, { settings }: Session): Promise<string | undefined> {
  const noted = observed.secrets[settings.secret.name]?.annotations ?? {};
  const database = hostDatabaseOf(noted);
  if (database === undefined) return undefined;
  const state = (await isAnswering(database)) ? 'answers' : 'does not answer; a deploy starts it again';
  return `Postgres on this machine, ${database.address}:${String(database.port)}, database ${database.name}: ${state}`;
}

const url = ({ settings }: Session): string => `http://localhost:${String(settings.entry.port)}`;

interface Facts {
  readonly services: readonly ServiceStatus[];
  readonly drift: readonly string[];
  readonly database: string | undefined;
  readonly runsCheckout: boolean;
}

function render(
  session: Session,
  { plan, observed }: Planned,
  { services, drift, database, runsCheckout }: Facts,
): string[] {
  const latest = observed.history.latest;
  const headline =
    latest === undefined
      ? `${plan.release} is not deployed to ${plan.context}/${plan.namespace}.`
      : `${plan.release} in ${plan.context}/${plan.namespace}: revision ${String(latest.revision)} (${latest.status}), ${runsCheckout ? 'runs this checkout' : 'differs from this checkout'}`;
  const rows = services.flatMap((service) => {
    const version = service.tag === null ? 'not deployed' : service.isCurrent ? 'current' : 'older';
    const pods = service.pods.length === 0 ? [undefined] : service.pods;
    return pods.map((pod, index) => [
      index === 0 ? service.name : '',
      index === 0 ? `${service.tag ?? '-'} (${version})` : '',
      pod?.name ?? 'no pod',
      pod === undefined ? '' : `${pod.state}${pod.ready ? ', ready' : ', not ready'}`,
      pod === undefined ? '' : String(pod.restarts),
      memory(pod),
      pod === undefined ? '' : age(pod.ageSeconds),
    ]);
  });
  return [
    headline,
    ...table([['service', 'tag', 'pod', 'state', 'restarts', 'memory', 'age'], ...rows]).map((line) => `  ${line}`),
    ...(database === undefined ? [] : [database]),
    ...drift.map((line) => `Changed by hand: ${line}`),
    ...(latest === undefined ? [] : [`Open it: npx nx open ${session.chartName}   (${url(session)})`]),
    ...(runsCheckout ? [] : [`Bring it up to date: npx nx deploy ${session.chartName}`]),
  ];
}

function memory(pod: PodStatus | undefined): string {
  if (pod?.memoryBytes === null || pod === undefined) return '-';
  const limit = pod.memoryLimitBytes === null ? '' : ` of ${String(Math.round(pod.memoryLimitBytes / 2 ** 20))}`;
  return `${String(Math.round(pod.memoryBytes / 2 ** 20))}${limit} Mi`;
}

/** Pure. */
export function age(seconds: number): string {
  if (seconds < 120) return `${String(seconds)}s`;
  if (seconds < 7200) return `${String(Math.floor(seconds / 60))}m`;
  return seconds < 172_800 ? `${String(Math.floor(seconds / 3600))}h` : `${String(Math.floor(seconds / 86_400))}d`;
}
