import type { JsonObject } from '../json.ts';
import type { Session } from '../session.ts';

/** What Helm says against a chart; null: nothing. */
export interface ChartChecks {
  readonly lint: string | null;
  readonly dryRun: string | null;
}

/** Lint and server-side dry run of what was deployed. */
export async function checkChart(
  { helm, settings }: Pick<Session, 'helm' | 'settings'>,
  values: JsonObject,
): Promise<ChartChecks> {
  const request = { values, timeoutSeconds: settings.timeoutSeconds, description: 'dry run' };
  const [lint, dryRun] = await Promise.all([helm.lint(values), helm.dryRun(request)]);
  return { lint: lint ?? null, dryRun: dryRun ?? null };
}
