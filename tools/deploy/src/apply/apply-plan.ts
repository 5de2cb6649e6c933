import { namespacePath, objectPath } from '../cluster/api-paths.ts';
import { writeRecord } from '../cluster/deploy-record.ts';
import { componentLabel, managedBy, managedByLabel, podSecurityLabel } from '../cluster/labels.ts';
import { readCommit } from '../graph/git.ts';
import { canonicalJson, mergeJson, type JsonObject } from '../json.ts';
import { lacksImage, referenceOf } from '../plan/decide-images.ts';
import type { Planned, PlanOptions } from '../plan/make-plan.ts';
import { isNoOp, type DeployPlan } from '../plan/plan.ts';
import type { Session } from '../session.ts';
import { isRolledOut } from '../verify/verdict.ts';
import { watchRollout } from '../verify/watch-rollout.ts';
import { mendIfPending, mendRevision } from './mend-release.ts';
import { removeExtras } from './remove-extras.ts';
import { prepareSecret } from './prepare-secret.ts';
import { readersOf, restart } from './restart-readers.ts';

export type ServiceAction = 'built' | 'present' | 'loaded' | 'pushed' | 'retagged';

export interface Applied {
  /** Something was written to the cluster. */
  readonly changed: boolean;
  readonly actions: Readonly<Record<string, ServiceAction>>;
  /** From the start of Helm to the last ready pod. */
  readonly rolloutSeconds: number | undefined;
  /** What Helm's lint found while the pods started (null: nothing); undefined where Helm had nothing to do. */
  readonly lint?: Promise<string | null> | undefined;
}

/** Carries a plan out whose images are all built: the node first, then namespace, Secret and release. */
export async function applyPlan(session: Session, planned: Planned, options: PlanOptions): Promise<Applied> {
  const { plan } = planned;
  const actions = await bringImages(session, planned);
  if (isNoOp(plan)) {
    await waitForPods(session, planned);
    return { changed: false, actions, rolloutSeconds: undefined };
  }
  if (plan.mendRevision !== undefined) await mendRevision(session, plan.mendRevision);
  const secret = plan.secretAction === 'keep' ? undefined : await prepareSecret(session, planned, options);
  const values = mergeJson(plan.values, secret?.values ?? {});
  const isKept = plan.releaseAction === 'keep' && canonicalJson(values) === canonicalJson(plan.values);
  const released = isKept ? undefined : await release(session, planned, values);
  const written = { secret: session.settings.secret.name, keys: secret?.keys ?? [] };
  await restart(session, deploymentsToRestart(planned, written));
  return { changed: true, actions, rolloutSeconds: released?.seconds, lint: released?.lint };
}

/** What reads a changed key of a Secret and was not rolled out by the release. Pure. */
function deploymentsToRestart(
  { plan, rendered, observed }: Pick<Planned, 'plan' | 'rendered' | 'observed'>,
  { secret, keys }: { secret: string; keys: readonly string[] },
): string[] {
  if (plan.releaseAction === 'install') return [];
  const except = plan.services.filter(({ roll }) => roll).map(({ name }) => name);
  return [...new Set([...plan.restarts, ...readersOf(rendered ?? observed.manifest, secret, { keys, except })])];
}

async function bringImages(
  session: Session,
  { plan, loader, observed }: Planned,
): Promise<Record<string, ServiceAction>> {
  const actions: Record<string, ServiceAction> = {};
  for (const service of plan.services) {
    actions[service.name] = service.sameImage ? 'retagged' : 'present';
    if (!service.bring || loader === undefined) continue;
    const reference = referenceOf(service.image);
    actions[service.name] = await session.console.step(`Bring ${service.name} by ${loader.title}`, () =>
      loader.bring(service.local, reference),
    );
    // The kubelet waits up to five minutes before it looks for the image again; a new pod looks at once.
    if (!service.roll && lacksImage(service.name, observed.pods)) await removePods(session, service.name, observed);
  }
  return actions;
}

async function removePods(
  { client, namespace }: Session,
  service: string,
  observed: Planned['observed'],
): Promise<void> {
  const pods = observed.pods.filter(({ metadata }) => metadata.labels[componentLabel] === service);
  await Promise.all(pods.map(({ metadata }) => client.remove(objectPath('v1', 'Pod', namespace, metadata.name))));
}

export async function prepareNamespaceIfAbsent(session: Session, exists: boolean): Promise<void> {
  if (!exists) await prepareNamespace(session, { namespaceAction: 'create' });
}

/** Makes the namespace, or gives it its Pod Security level. Safe to repeat. */
export async function prepareNamespace(
  { client, namespace, settings }: Session,
  plan: Pick<DeployPlan, 'namespaceAction'>,
): Promise<void> {
  const labels = {
    [podSecurityLabel]: settings.podSecurity,
    'pod-security.kubernetes.io/warn': settings.podSecurity,
  };
  if (plan.namespaceAction === 'keep') return;
  if (plan.namespaceAction === 'label') {
    await client.patch(namespacePath(namespace), 'merge', { metadata: { labels } });
    return;
  }
  const metadata = { name: namespace, labels: { ...labels, [managedByLabel]: managedBy } };
  await client.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata });
}

interface Released {
  readonly seconds: number;
  readonly lint: Promise<string | null>;
}

/** Runs Helm with this tool's own watcher beside it, and what is checked of the chart while the pods start. */
async function release(session: Session, planned: Planned, values: JsonObject): Promise<Released> {
  const { plan, rendered, observed, workspace, chart } = planned;
  const { helm, settings, client, namespace, console, signal } = session;
  const stop = new AbortController();
  const start = Date.now();
  // Helm is asked for its version here, where that costs no time of its own.
  await Promise.all([
    removeExtras(client, namespace, observed.drift),
    keepRecord(session, workspace, { chart, observed }),
    helm.version(),
  ]);
  const rolling = plan.services.filter((service) => service.roll).map((service) => service.name);
  const title = plan.releaseAction === 'install' ? 'Install the chart' : 'Upgrade the release';
  const lint = await console.step(title, async (say) => {
    const work = helm.upgrade({
      values,
      timeoutSeconds: settings.timeoutSeconds,
      description: `todo-deploy: ${rolling.join(', ') || 'no pods'}`,
      signal: AbortSignal.any([signal, stop.signal]),
    });
    const beside = work.then(() => helm.lint(values));
    // Whoever asks for it hears of a failure; where nobody does, the rollout itself has failed.
    beside.catch(() => undefined);
    try {
      await watchRollout({
        client,
        namespace,
        release: settings.release,
        deployments: deploymentNames(rendered ?? observed.manifest),
        timeoutSeconds: settings.timeoutSeconds,
        signal,
        say,
        work,
        abort: () => {
          stop.abort();
        },
      });
    } catch (error) {
      await work.catch(() => undefined);
      await mendIfPending(session);
      throw error;
    }
    return { result: beside };
  });
  return { seconds: (Date.now() - start) / 1000, lint: lint.result };
}

/** Digests of what this revision is made from, for `explain`. */
async function keepRecord(
  { client, namespace, settings, run, root, environment, now }: Session,
  workspace: Planned['workspace'],
  { chart, observed }: Pick<Planned, 'chart' | 'observed'>,
): Promise<void> {
  const commit = await readCommit({ run, root, tools: environment.tools });
  const revisions = observed.history.revisions.map((entry) => entry.revision);
  const services = workspace.services.map(({ name, hash, inputs }) => [name, { hash, inputs }] as const);
  await writeRecord(
    client,
    { namespace, release: settings.release },
    {
      revision: (revisions.at(-1) ?? 0) + 1,
      keep: revisions,
      record: {
        version: 1,
        madeAt: now().toISOString(),
        services: Object.fromEntries(services),
        chartFiles: chart.files,
        ...(commit === undefined ? {} : { commit }),
      },
    },
  );
}

const deploymentNames = (objects: Planned['observed']['manifest']): string[] =>
  objects.filter((object) => object.kind === 'Deployment' && !object.isHook).map((object) => object.name);

/** Nothing differs, yet the pods may not be well: wait for them, or say what is wrong. Writes nothing. */
async function waitForPods(session: Session, { observed }: Planned): Promise<void> {
  const { client, namespace, settings, signal, console } = session;
  if (observed.deployments.every(isRolledOut)) return;
  await console.step('Wait for the pods', (say) =>
    watchRollout({
      client,
      namespace,
      release: settings.release,
      deployments: deploymentNames(observed.manifest),
      timeoutSeconds: settings.timeoutSeconds,
      signal,
      say,
      work: Promise.resolve(),
      abort: () => undefined,
    }),
  );
}
