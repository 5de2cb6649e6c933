import { setTimeout as pause } from 'node:timers/promises';
import { collectionPath, objectPath, withQuery } from '../cluster/api-paths.ts';
import { componentLabel, instanceLabel } from '../cluster/labels.ts';
import { listOf, podSchema, type Pod } from '../cluster/objects.ts';
import { DeployError, messageOf } from '../failures.ts';
import { openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

export interface LogsOptions extends CommonOptions {
  readonly follow: boolean;
  readonly tail: number;
  readonly previous: boolean;
}

/** `logs [SERVICE]`: of all its pods together, each line with its pod's name; followed pods may come and go. */
export async function logs(outside: Outside, service: string | undefined, options: LogsOptions): Promise<void> {
  const session = await openSession(outside, options);
  try {
    const pods = await readPods(session, service);
    if (pods.length === 0) {
      throw new DeployError(
        'not-deployed',
        `There is no pod${service === undefined ? '' : ` of "${service}"`} in ${session.namespace}.`,
      );
    }
    if (options.follow) await followLogs(session, { service, tail: options.tail });
    else for (const pod of pods) await printOnce(session, pod, options);
  } finally {
    session.client.close();
  }
}

async function readPods({ client, namespace, settings }: Session, service: string | undefined): Promise<Pod[]> {
  const labels = [
    `${instanceLabel}=${settings.release}`,
    ...(service === undefined ? [] : [`${componentLabel}=${service}`]),
  ];
  const path = withQuery(collectionPath('v1', 'Pod', namespace), { labelSelector: labels.join(',') });
  return listOf(podSchema).parse((await client.get(path)) ?? {}).items;
}

const containersOf = (pod: Pod): string[] => pod.spec.containers.map((container) => container.name);

function logPath({ namespace }: Session, pod: Pod, query: Record<string, string>): string {
  return withQuery(`${objectPath('v1', 'Pod', namespace, pod.metadata.name)}/log`, query);
}

async function printOnce(session: Session, pod: Pod, { tail, previous }: LogsOptions): Promise<void> {
  for (const container of containersOf(pod)) {
    const query = { container, tailLines: String(tail), ...(previous ? { previous: 'true' } : {}) };
    // A container that has not started, or was never restarted, has no such log.
    const text = await session.client.text(logPath(session, pod, query)).catch(() => '');
    for (const line of text.split('\n').filter((entry) => entry !== ''))
      session.console.result(`${pod.metadata.name} | ${line}`);
  }
}

/** Until the session's signal. Looks for new pods once a second, so that a rollout is followed through. */
export async function followLogs(
  session: Session,
  { service, tail }: { readonly service?: string | undefined; readonly tail: number },
): Promise<void> {
  const followed = new Set<string>();
  while (!session.signal.aborted) {
    for (const pod of await readPods(session, service)) {
      if (pod.status.phase === 'Pending') continue;
      for (const container of containersOf(pod)) {
        const restarts = pod.status.containerStatuses.find((status) => status.name === container)?.restartCount ?? 0;
        const key = `${pod.metadata.uid ?? pod.metadata.name}/${container}/${String(restarts)}`;
        if (followed.has(key)) continue;
        followed.add(key);
        void follow(session, pod, { container, tail });
      }
    }
    await pause(1000, undefined, { signal: session.signal }).catch(() => undefined);
  }
}

async function follow(
  session: Session,
  pod: Pod,
  { container, tail }: { container: string; tail: number },
): Promise<void> {
  const path = logPath(session, pod, { container, follow: 'true', tailLines: String(tail) });
  try {
    for await (const line of session.client.lines(path, session.signal))
      session.console.result(`${pod.metadata.name} | ${line}`);
  } catch (error) {
    if (!session.signal.aborted) session.console.line(`${pod.metadata.name}: the log ended (${messageOf(error)})`);
  }
}
