import { applyPlan, type Applied } from '../apply/apply-plan.ts';
import { buildImages } from '../apply/build-images.ts';
import { seconds } from '../console/console.ts';
import { DeployError } from '../failures.ts';
import { makePlan, reviveDatabase, type Planned, type PlanOptions } from '../plan/make-plan.ts';
import { renderPlanSummary } from '../plan/render-plan.ts';
import { openSession, type CommonOptions, type Outside, type Session } from '../session.ts';
import { failedReport, successReport, type Built } from '../verify/make-report.ts';
import { writeReport, type DeployReport } from '../verify/report.ts';

export interface DeployOptions extends CommonOptions, PlanOptions {
  readonly rollbackOnFailure: boolean;
}

/** `deploy`: plan, build, bring, apply, watch, report. Writes nothing to a cluster that runs the checkout already. */
export async function deploy(outside: Outside, options: DeployOptions): Promise<void> {
  const session = await openSession(outside, options);
  const start = outside.now();
  let planned: Planned | undefined;
  try {
    planned = await prepare(session, options);
    const built = await buildAll(session, planned, options);
    planned = built.planned;
    const applied = await applyPlan(session, planned, options);
    const report = await successReport(session, { planned, applied, start, built });
    await finish(session, report, applied);
  } catch (error) {
    await writeReport(session.root, await failedReport(session, { planned, start, error })).catch(() => undefined);
    throw error;
  } finally {
    session.client.close();
  }
}

async function prepare(session: Session, options: DeployOptions): Promise<Planned> {
  let planned = await makePlan(session, options);
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

/** Times that a build is repeated because somebody saved a file meanwhile. */
const buildAttempts = 3;

/**
 * Builds what is missing and plans again: an image may have come out as the one that runs, and files may have
 * changed during the build, so that the plan wants another one.
 */
async function buildAll(
  session: Session,
  first: Planned,
  options: DeployOptions,
): Promise<Built & { planned: Planned }> {
  const start = Date.now();
  const names = new Set<string>();
  let planned = first;
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
    const { root, run, environment, signal } = session;
    await session.console.step(`Build ${services.join(', ')}`, (say) =>
      buildImages({ root, services, run, variables: environment.variables, signal, say }),
    );
    planned = await makePlan(session, options);
  }
  return { planned, services: [...names], seconds: names.size === 0 ? undefined : (Date.now() - start) / 1000 };
}

const missing = ({ plan }: Planned): string[] =>
  plan.services.filter((service) => service.build).map((service) => service.name);

async function finish(session: Session, report: DeployReport, applied: Applied): Promise<void> {
  const { console, options, settings, namespace, kube } = session;
  await writeReport(session.root, report);
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
