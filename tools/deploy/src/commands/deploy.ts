import { applyPlan, prepareNamespace, type Applied } from '../apply/apply-plan.ts';
import { buildImages, mixedImages, ownNxVariables } from '../apply/build-images.ts';
import { createBuildTasks, type BuildTasks } from '../apply/build-tasks.ts';
import { rollBackAfter } from '../apply/roll-back.ts';
import { acquireDeployLock } from '../cluster/deploy-lock.ts';
import { readRevisions } from '../cluster/read-release.ts';
import { availableLoaders } from '../images/choose-loader.ts';
import { pruneImages } from '../images/prune-images.ts';
import { removeImages } from '../images/remove-images.ts';
import { seconds } from '../console/console.ts';
import { asStopped, DeployError, messageOf } from '../failures.ts';
import { makePlan, reviveDatabase, type Planned, type PlanOptions } from '../plan/make-plan.ts';
import { isNoOp } from '../plan/plan.ts';
import { assertStillFits, type SavedPlan } from '../plan/saved-plan.ts';
import { renderPlanSummary } from '../plan/render-plan.ts';
import { loaderOptions, openSession, type CommonOptions, type Outside, type Session } from '../session.ts';
import { failedReport, successReport, type Built } from '../verify/make-report.ts';
import { writeReport, type DeployReport } from '../verify/report.ts';

export interface DeployOptions extends CommonOptions, PlanOptions {
  readonly rollbackOnFailure: boolean;
  /** false: refuse instead of waiting while another deploy runs. */
  readonly wait: boolean;
  /** A saved plan that checkout and cluster must still fit. */
  readonly saved?: SavedPlan | undefined;
  /** Several changed services roll out one after another. */
  readonly oneByOne?: boolean | undefined;
}

type Builder = Session & { readonly builds: BuildTasks };

/** `deploy`: plan, build, bring, apply, watch, report. Writes nothing to a cluster that runs the checkout already. */
export async function deploy(outside: Outside, options: DeployOptions): Promise<void> {
  const opened = await openSession(outside, options);
  const builds = createBuildTasks(opened.root, {
    ...outside.environment.variables,
    ...ownNxVariables(outside.environment.variables),
  });
  const session = { ...opened, builds };
  try {
    const names = options.oneByOne === true ? await movingServices(session, options) : [];
    if (names.length < 2) await deployOnce(session, options);
    else for (const only of names) await deployOnce(session, { ...options, only });
  } finally {
    builds.close();
    session.client.close();
  }
}

/** Services that a plan would touch; none on a first install, which is one step. */
async function movingServices(session: Builder, options: DeployOptions): Promise<string[]> {
  const { plan } = await makePlan(session, options);
  if (plan.releaseAction === 'install') return [];
  return plan.services.filter(({ build, bring, roll }) => build || bring || roll).map(({ name }) => name);
}

async function deployOnce(session: Builder, options: DeployOptions): Promise<void> {
  const start = session.now();
  let planned: Planned | undefined;
  try {
    planned = await prepare(session, options);
    const built = await buildAll(session, planned, options);
    planned = built.planned;
    const carried = await carryOut(session, planned, options);
    planned = carried.planned;
    const { applied } = carried;
    const [report] = await Promise.all([
      successReport(session, { planned, applied, start, built }),
      applied.changed ? prune(session, planned) : undefined,
    ]);
    await finish(session, report, applied);
  } catch (thrown) {
    const error = asStopped(thrown, session.signal.aborted);
    const report = await failedReport(session, { planned, start, error });
    await writeReport(session.root, report).catch(() => undefined);
    if (options.json) session.console.result(JSON.stringify(report, null, 2));
    throw error;
  }
}

async function prepare(session: Builder, options: DeployOptions): Promise<Planned> {
  let planned = await makePlan(session, options);
  if (options.saved !== undefined) assertStillFits(options.saved, planned.plan);
  if (planned.database === 'unknown' && planned.plan.secretAction !== 'keep') {
    const key = session.settings.database?.key ?? '';
    const isAllowed = await session.console.ask?.(
      `${key} is not set. Use a Postgres on this machine for the deployment?`,
    );
    if (isAllowed !== true) {
      throw new DeployError(
        'no-database',
        `${key} is not set, so there is no database to deploy against. Nothing was changed.`,
      );
    }
    planned = await makePlan({ ...session, options: { ...session.options, yes: true } }, options);
  }
  await reviveDatabase(session, planned.observed);
  for (const line of renderPlanSummary(planned.plan)) session.console.line(line);
  return planned;
}

/** Old images are forgotten; one that cannot be removed harms nobody, so that a deploy never fails by it. */
async function prune(session: Session, { workspace }: Planned): Promise<void> {
  const { client, namespace, settings, console, engine } = session;
  const where = { namespace, release: settings.release };
  try {
    const revisions = await readRevisions(client, where);
    const removed = await pruneImages({
      client,
      ...where,
      revisions,
      keepRevisions: settings.keepRevisions,
      services: workspace.services,
      remove: async (references) => {
        await removeImages({ engine, loaders: await availableLoaders(loaderOptions(session)) }, references);
      },
    });
    if (removed.length > 0) console.line(`Removed ${String(removed.length)} images that no kept revision needs.`);
  } catch (error) {
    console.line(`Old images were not removed: ${messageOf(error)}`);
  }
}

interface CarriedOut {
  readonly planned: Planned;
  readonly applied: Applied;
}

/** Applies the plan while nobody else changes this release. A plan without writes needs no lock. */
async function carryOut(session: Builder, planned: Planned, options: DeployOptions): Promise<CarriedOut> {
  if (isNoOp(planned.plan)) return { planned, applied: await applyPlan(session, planned, options) };
  const { client, namespace, settings, signal, console } = session;
  // Before anything is written: what cannot be carried out is not begun.
  await session.helm.version();
  await prepareNamespace(session, planned.plan);
  const lock = await acquireDeployLock({
    client,
    namespace,
    release: settings.release,
    wait: options.wait,
    signal,
    onWait: (holder) => {
      console.line(`Another deploy to ${settings.release} is running (${holder}); waiting for it.`);
    },
  });
  try {
    const current = lock.waited
      ? (await buildAll(session, await makePlan(session, options), options)).planned
      : planned;
    return { planned: current, applied: await applyPlan(session, current, options) };
  } catch (error) {
    throw options.rollbackOnFailure ? await rollBackAfter(session, planned, error) : error;
  } finally {
    await lock.release();
  }
}

/** Times that a build is repeated because somebody saved a file meanwhile. */
const buildAttempts = 3;

/**
 * Builds what is missing and plans again: an image may have come out as the one that runs, and files may have
 * changed during the build, so that the plan wants another one.
 */
async function buildAll(
  session: Builder,
  first: Planned,
  options: DeployOptions,
): Promise<Built & { planned: Planned }> {
  const start = Date.now();
  const names = new Set<string>();
  let planned = first;
  // Its arguments depend on its version, which is known by the time that the images are built.
  if (missing(first).length > 0) session.helm.version().catch(() => undefined);
  for (let attempt = 1; missing(planned).length > 0; attempt += 1) {
    if (attempt > buildAttempts) {
      throw new DeployError(
        'build-failed',
        `There is still no image for ${missing(planned).join(' and ')}. Nothing was changed in the cluster.`,
        {
          hint: 'Files keep changing during the build, or the target does not tag with $NX_TASK_HASH.',
        },
      );
    }
    const services = missing(planned);
    for (const name of services) names.add(name);
    const { root, run, environment, signal, builds } = session;
    const sources = planned.workspace.services.filter(({ name }) => services.includes(name));
    await session.console.step(`Build ${services.join(', ')}`, (say) =>
      buildImages({ root, services: sources, run, builds, variables: environment.variables, signal, say }),
    );
    const next = await makePlan(session, options, planned);
    await session.engine.remove(mixedImages(services, { before: planned.workspace, after: next.workspace }));
    planned = next;
  }
  return { planned, services: [...names], seconds: names.size === 0 ? undefined : (Date.now() - start) / 1000 };
}

const missing = ({ plan }: Planned): string[] =>
  plan.services.filter((service) => service.build).map((service) => service.name);

async function finish(session: Session, report: DeployReport, applied: Applied): Promise<void> {
  const { console, options, settings, namespace, kube } = session;
  await writeReport(session.root, report).catch((error: unknown) => {
    // A full disk, most likely: what was deployed is deployed.
    console.line(`The report was not written: ${messageOf(error)}`);
  });
  if (options.json) {
    console.result(JSON.stringify(report, null, 2));
    return;
  }
  const time = seconds(report.seconds * 1000);
  if (!applied.changed)
    console.line(
      `Nothing changed: the cluster runs this checkout (revision ${String(report.revisionAfter)}, ${time}).`,
    );
  else console.line(`Deployed revision ${String(report.revisionAfter)} in ${time}.`);
  const failed = report.gates.filter((gate) => gate.status === 'fail');
  for (const gate of failed)
    console.line(
      `Gate missed: ${gate.id} is ${String(gate.measured)} ${gate.unit}, the limit is ${String(gate.limit)}.`,
    );
  const { service, port } = settings.entry;
  const target = `service/${settings.release}-${service}`;
  console.result(`Open    npx nx open ${session.chartName}   (http://localhost:${String(port)})`);
  console.result(
    `or      kubectl --context ${kube.name} --namespace ${namespace} port-forward ${target} ${String(port)}:${String(port)}`,
  );
}
