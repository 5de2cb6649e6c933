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
    const built = await build(session, planned);
    // An image may have come out as the one that runs; the plan without builds sees that.
    if (built.services.length > 0) planned = await makePlan(session, options);
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

async function build(session: Session, { plan }: Planned): Promise<Built> {
  const services = plan.services.filter((service) => service.build).map((service) => service.name);
  if (services.length === 0) return { services, seconds: undefined };
  const { console, root, run, environment, signal } = session;
  const start = Date.now();
  await console.step(`Build ${services.join(', ')}`, (say) =>
    buildImages({ root, services, run, variables: environment.variables, signal, say }),
  );
  const images = await session.engine.inspect(plan.services.map((service) => service.local));
  const absent = plan.services.filter((service) => service.build && !images.has(service.local));
  if (absent.length > 0) {
    throw new DeployError(
      'build-failed',
      `The build ended well, but there is no image ${absent.map(({ local }) => local).join(' or ')}.`,
      {
        hint: 'The files changed during the build, or the target does not tag with $NX_TASK_HASH: deploy again.',
      },
    );
  }
  return { services, seconds: (Date.now() - start) / 1000 };
}

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
