import { collectionPath } from '../cluster/api-paths.ts';
import { instanceLabel } from '../cluster/labels.ts';
import { listOf, podSchema } from '../cluster/objects.ts';
import { readRevisions } from '../cluster/read-release.ts';
import { readMemoryByPod } from '../cluster/read-memory.ts';
import type { Applied } from '../apply/apply-plan.ts';
import { DeployError, messageOf } from '../failures.ts';
import type { Planned } from '../plan/make-plan.ts';
import type { ServicePlan } from '../plan/plan.ts';
import type { Session } from '../session.ts';
import { measureGates } from './gates.ts';
import { readLayers } from './read-layers.ts';
import type { DeployReport, ServiceReport } from './report.ts';

interface Success {
  readonly planned: Planned;
  readonly applied: Applied;
  readonly start: Date;
  readonly built: Built;
}

/** What Nx was asked to build in this run. */
export interface Built {
  readonly services: readonly string[];
  readonly seconds: number | undefined;
}

export async function successReport(
  session: Session,
  { planned, applied, start, built }: Success,
): Promise<DeployReport> {
  const { client, namespace, settings, now } = session;
  const { plan, observed } = planned;
  const images = new Map(
    plan.services.flatMap((service) => {
      const image =
        planned.engine.get(service.local) ?? planned.engine.get(`${service.image.repository}:${service.image.tag}`);
      return image === undefined ? [] : [[service.name, image] as const];
    }),
  );
  const [pods, revisions, memoryByPod, lintProblem, layers] = await Promise.all([
    applied.changed ? client.get(collectionPath('v1', 'Pod', namespace)) : undefined,
    applied.changed ? readRevisions(client, { namespace, release: settings.release }) : observed.history.revisions,
    readMemoryByPod(client, namespace, settings.release),
    applied.lint,
    readLayers(session, images),
  ]);
  const all = pods === undefined ? observed.pods : listOf(podSchema).parse(pods).items;
  const own = all.filter(
    ({ metadata }) => metadata.labels[instanceLabel] === settings.release && metadata.deletionTimestamp === undefined,
  );
  const elapsed = (now().getTime() - start.getTime()) / 1000;
  const services = plan.services.map((service): ServiceReport => ({
    name: service.name,
    tag: service.image.tag,
    image: `${service.image.repository}:${service.image.tag}`,
    action: reportedAction(service, applied, built),
    rolled: applied.changed && service.roll,
    sizeBytes: images.get(service.name)?.sizeBytes ?? null,
    layers: layers[service.name] ?? [],
    reasons: service.reasons.map(({ detail }) => detail),
  }));
  const gates = measureGates({
    limits: settings.gates,
    pods: own,
    manifest: planned.rendered ?? observed.manifest,
    images,
    buildSeconds: built.seconds,
    deploySeconds: applied.changed ? elapsed : undefined,
    memoryByPod,
    isIdle: !applied.changed,
    secretsInImages: [...images.values()].flatMap(({ variables }) =>
      variables.filter((name) => name in settings.secret.keys),
    ),
    lintProblem,
    isAccepted: applied.rolloutSeconds !== undefined,
  });
  return {
    ...heading(session, planned, start),
    outcome: 'succeeded',
    changed: applied.changed,
    revisionAfter: revisions.at(-1)?.revision ?? null,
    services,
    reasons: plan.reasons.map(({ detail }) => detail),
    gates,
    seconds: elapsed,
    failure: null,
  };
}

function reportedAction({ name, sameImage }: ServicePlan, applied: Applied, built: Built): ServiceReport['action'] {
  if (sameImage) return 'retagged';
  return built.services.includes(name) ? 'built' : (applied.actions[name] ?? 'present');
}

function heading(session: Session, planned: Planned | undefined, start: Date) {
  return {
    version: 1,
    environment: session.settings.environmentName,
    context: session.kube.name,
    namespace: session.namespace,
    release: session.settings.release,
    revisionBefore: planned?.plan.revision ?? null,
    startedAt: start.toISOString(),
  } as const;
}

interface Failure {
  readonly planned: Planned | undefined;
  readonly start: Date;
  readonly error: unknown;
}

export async function failedReport(session: Session, { planned, start, error }: Failure): Promise<DeployReport> {
  const where = { namespace: session.namespace, release: session.settings.release };
  const revisions = await readRevisions(session.client, where).catch(() => []);
  const last = revisions.at(-1)?.revision ?? null;
  const before = planned?.plan.revision ?? null;
  return {
    ...heading(session, planned, start),
    outcome: 'failed',
    changed: planned !== undefined && last !== before,
    revisionAfter: last,
    services: [],
    reasons: planned?.plan.reasons.map(({ detail }) => detail) ?? [],
    gates: [],
    seconds: (session.now().getTime() - start.getTime()) / 1000,
    failure: {
      kind: error instanceof DeployError ? error.kind : 'unexpected',
      message: messageOf(error),
      hint: error instanceof DeployError ? error.hint : '',
    },
  };
}
