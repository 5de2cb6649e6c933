import { mendRevision } from '../apply/mend-release.ts';
import { execInPod } from '../cluster/exec-in-pod.ts';
import { annotations, componentLabel, instanceLabel } from '../cluster/labels.ts';
import { readCluster, type ObservedCluster } from '../cluster/read-cluster.ts';
import { isPending } from '../cluster/read-release.ts';
import { ensureRunning, hostDatabaseOf, isAnswering } from '../database/host-database.ts';
import { parseReached } from '../database/probe-from-pod.ts';
import { missingSecretKeys, secretContract } from '../helm/secret-contract.ts';
import type { Session } from '../session.ts';
import { ok, problem, warning, type Finding } from './finding.ts';

export async function checkRelease(session: Session, { fromPod }: { fromPod: boolean }): Promise<Finding[]> {
  const { client, namespace, settings } = session;
  const observed = await readCluster(client, {
    namespace,
    release: settings.release,
    secretName: settings.secret.name,
  });
  const latest = observed.history.latest;
  if (latest === undefined) return [ok('release', `${settings.release} is not deployed to ${namespace} yet`)];
  return [
    releaseFinding(session, observed),
    secretFinding(session, observed),
    ...(await databaseFindings(session, observed, fromPod)),
  ];
}

function releaseFinding(session: Session, { history, drift }: ObservedCluster): Finding {
  const { latest } = history;
  const text = `revision ${String(latest?.revision)} is ${latest?.status ?? 'unknown'}`;
  const command = `npx nx deploy ${session.chartName}`;
  if (latest !== undefined && isPending(latest.status)) {
    const fix = (): Promise<void> => mendRevision(session, latest.revision);
    return { ...problem('release', `${text}: a run was killed`, command), fix };
  }
  if (latest?.status !== 'deployed') return warning('release', text, command);
  return drift.length === 0
    ? ok('release', text)
    : warning('release', `${text}, ${String(drift.length)} fields were changed by hand`, command);
}

function secretFinding(session: Session, { manifest, secrets }: ObservedCluster): Finding {
  const present = Object.fromEntries(Object.entries(secrets).map(([name, facts]) => [name, facts?.keys]));
  const missing = missingSecretKeys(secretContract(manifest), present);
  if (missing.length === 0) return ok('secret', 'every key that the chart reads is there');
  return problem(
    'secret',
    `${missing.join(', ')} is missing`,
    `npx nx secrets ${session.chartName} --write ${missing[0]?.split('/').at(-1) ?? 'KEY'}`,
  );
}

async function databaseFindings(session: Session, observed: ObservedCluster, fromPod: boolean): Promise<Finding[]> {
  const noted = observed.secrets[session.settings.secret.name]?.annotations ?? {};
  const host = hostDatabaseOf(noted);
  if (host === undefined) return fromPod ? givenDatabaseFindings(session, observed, noted) : [];
  const where = `${host.address}:${String(host.port)}`;
  if (!(await isAnswering(host))) {
    const fix = async (): Promise<void> => {
      await ensureRunning(host);
    };
    return [
      {
        ...problem(
          'database',
          `the Postgres on this machine (${where}) does not answer`,
          `npx nx doctor ${session.chartName} --fix`,
        ),
        fix,
      },
    ];
  }
  const finding = ok('database', `Postgres on this machine answers at ${where}`);
  return fromPod ? [finding, await reachFinding(session, observed, where)] : [finding];
}

/** A database of somebody else: its URL is in the Secret, which is not read; the variable or the noted address tells. */
async function givenDatabaseFindings(
  session: Session,
  observed: ObservedCluster,
  noted: Readonly<Record<string, string>>,
): Promise<Finding[]> {
  const { database, secret } = session.settings;
  if (database === undefined) return [];
  const variable = secret.keys[database.key]?.variable ?? database.key;
  const url = session.environment.variables[variable] ?? '';
  const single = /^([^/]+)\/(32|128)$/.exec(noted[annotations.databaseCidr] ?? '')?.[1];
  const where = URL.canParse(url)
    ? `${new URL(url).hostname}:${new URL(url).port || '5432'}`
    : single === undefined
      ? undefined
      : `${single}:${noted[annotations.databasePort] ?? '5432'}`;
  if (where === undefined) return [ok('database', `given; set ${variable} to have a pod try it`)];
  return [await reachFinding(session, observed, where)];
}

/** Asks from inside the very pod that uses the database, so that NetworkPolicies count too. */
async function reachFinding(session: Session, observed: ObservedCluster, where: string): Promise<Finding> {
  const { settings, namespace, kube } = session;
  const probe = settings.database?.probe;
  const pod = observed.pods.find(
    ({ metadata, status }) =>
      metadata.labels[componentLabel] === probe?.service &&
      metadata.labels[instanceLabel] === settings.release &&
      status.phase === 'Running',
  );
  const container = pod?.spec.containers[0]?.name;
  if (probe === undefined || pod === undefined || container === undefined) {
    return warning('database-pod', 'no pod runs that could ask for the database', `npx nx status ${session.chartName}`);
  }
  const text = await execInPod({ kube, namespace, pod: pod.metadata.name, container }, [...probe.command, where]);
  return parseReached(text ?? '').has(where)
    ? ok('database-pod', `reached from ${pod.metadata.name}`)
    : problem(
        'database-pod',
        `${pod.metadata.name} does not reach ${where}`,
        'check the firewall between cluster and host, and database.cidr of the chart',
      );
}
