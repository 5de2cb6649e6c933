import { isNoOp, type DeployPlan, type ServicePlan } from './plan.ts';

/** A plan for people, whole. Pure. */
export function renderPlan(plan: DeployPlan): string[] {
  const rows = plan.services.map((service) => [
    service.name,
    service.build ? 'build' : service.sameImage ? 'same image' : '-',
    service.bring ? 'bring' : '-',
    service.roll ? 'roll' : '-',
    why(service),
  ]);
  return [
    `${plan.release} in ${plan.context}/${plan.namespace} (${plan.environment}), revision ${String(plan.revision ?? 'none')}`,
    ...table([['service', 'build?', 'bring?', 'roll?', 'why'], ...rows]).map((line) => `  ${line}`),
    ...steps(plan).map((step) => `  ${step}`),
    isNoOp(plan) ? 'Nothing to do: the cluster runs this checkout.' : 'Apply it with "npx nx deploy helm-chart".',
  ];
}

/** The few lines that a deploy begins with. Pure. */
export function renderPlanSummary(plan: DeployPlan): string[] {
  if (isNoOp(plan)) return [];
  const word = (service: ServicePlan): string => {
    const acts = [service.build ? 'build' : '', service.bring ? 'bring' : '', service.roll ? 'roll' : ''].filter(
      Boolean,
    );
    return `${service.name}: ${acts.length === 0 ? 'keep' : acts.join(', ')}${service.reasons.length === 0 ? '' : ` (${why(service)})`}`;
  };
  return [
    `${plan.release} in ${plan.context}/${plan.namespace} (${plan.environment})`,
    ...plan.services.map((service) => `  ${word(service)}`),
    ...steps(plan).map((step) => `  ${step}`),
  ];
}

function steps(plan: DeployPlan): string[] {
  const lines: string[] = [];
  if (plan.namespaceAction === 'create') lines.push(`namespace ${plan.namespace}: create`);
  if (plan.namespaceAction === 'label') lines.push(`namespace ${plan.namespace}: set its Pod Security label`);
  if (plan.secretAction === 'create') lines.push('Secret: create');
  if (plan.secretAction === 'complete') lines.push('Secret: add missing keys');
  if (plan.mendRevision !== undefined) lines.push(`revision ${String(plan.mendRevision)}: mend (a run was killed)`);
  if (plan.releaseAction !== 'keep') {
    lines.push(
      `release: ${plan.releaseAction}`,
      ...plan.reasons
        .filter(({ kind }) => kind !== 'source')
        .slice(0, 12)
        .map(({ detail }) => `  ${detail}`),
    );
  }
  return lines;
}

const why = (service: ServicePlan): string =>
  service.reasons.length === 0 ? `runs ${service.image.tag}` : service.reasons.map(({ detail }) => detail).join('; ');

/** Columns padded to their widest cell. Pure. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
