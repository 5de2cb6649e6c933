import { readRecord, type DeployRecord } from '../cluster/deploy-record.ts';
import { DeployError } from '../failures.ts';
import { readChangedFiles } from '../graph/git.ts';
import type { ServiceSource } from '../graph/read-workspace.ts';
import { changedInputs, describeChange } from '../plan/explain.ts';
import { makePlan, type Planned, type PlanOptions } from '../plan/make-plan.ts';
import { openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

/** `explain SERVICE`: the inputs, chart values or drift that put it in the plan, or kept it out. */
export async function explain(outside: Outside, name: string, options: CommonOptions & PlanOptions): Promise<void> {
  const session = await openSession(outside, options);
  try {
    const planned = await makePlan(session, options);
    const source = planned.workspace.services.find((service) => service.name === name);
    const entry = planned.plan.services.find((service) => service.name === name);
    if (source === undefined || entry === undefined) {
      const known = planned.plan.services.map((service) => service.name).join(', ');
      throw new DeployError('usage', `There is no service "${name}".`, { hint: `The services are: ${known}.` });
    }
    const revision = planned.plan.revision;
    const where = { namespace: session.namespace, release: session.settings.release };
    const record = revision === undefined ? undefined : await readRecord(session.client, where, revision);
    const inputs = await explainInputs(session, planned, source, record);
    const acts = [entry.build ? 'build' : '', entry.bring ? 'bring' : '', entry.roll ? 'roll' : ''].filter(Boolean);
    if (options.json) {
      session.console.result(
        JSON.stringify(
          {
            service: name,
            actions: acts,
            hash: source.hash,
            running: entry.running ?? null,
            reasons: entry.reasons,
            inputs,
          },
          null,
          2,
        ),
      );
      return;
    }
    const headline = acts.length === 0 ? `${name} stays as it is` : `${name} is in the plan: ${acts.join(', ')}`;
    session.console.result(headline);
    session.console.result(`  checkout ${source.hash}, cluster ${entry.running?.tag ?? 'nothing'}`);
    session.console.result(`  compared ${inputs.comparedWith}`);
    for (const line of inputs.changes) session.console.result(`  - ${line}`);
    for (const { kind, detail } of entry.reasons.filter(({ kind }) => kind !== 'source'))
      session.console.result(`  - ${kind}: ${detail}`);
    if (entry.sameImage) session.console.result('  - the changed inputs lead to the image that runs, so its pods stay');
  } finally {
    session.client.close();
  }
}

interface ExplainedInputs {
  readonly comparedWith: string;
  readonly changes: readonly string[];
}

async function explainInputs(
  session: Session,
  { workspace, plan }: Planned,
  source: ServiceSource,
  record: DeployRecord | undefined,
): Promise<ExplainedInputs> {
  const known = record?.services[source.name];
  const count = String(Object.keys(source.inputs).length);
  if (known !== undefined) {
    const changes = changedInputs(source, known.inputs, workspace).map(describeChange);
    const from = record?.commit === undefined ? '' : `, made from commit ${record.commit}`;
    return {
      comparedWith: `${count} inputs with those of revision ${String(plan.revision)}${from}`,
      changes: changes.length === 0 ? ['no input differs'] : changes,
    };
  }
  const { run, root, environment } = session;
  const files = await readChangedFiles({ run, tools: environment.tools, root }, 'HEAD');
  const changed = (files ?? []).filter((file) => file in source.inputs);
  return {
    comparedWith: `${count} inputs with git (HEAD), since the release keeps no digests of this service`,
    changes:
      changed.length === 0
        ? ['no input differs from the last commit']
        : changed.map((file) => `${file} changed since the last commit`),
  };
}
