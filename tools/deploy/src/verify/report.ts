import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceAction } from '../apply/apply-plan.ts';
import type { ImageLayer } from '../images/image-layers.ts';
import type { Gate } from './gates.ts';

export interface ServiceReport {
  readonly name: string;
  readonly tag: string;
  readonly image: string;
  readonly action: ServiceAction;
  readonly rolled: boolean;
  readonly sizeBytes: number | null;
  /** The image's layers, the base first; empty when this machine does not have the image. */
  readonly layers: readonly ImageLayer[];
  readonly reasons: readonly string[];
}

/** What a deploy did, as dist/deploy/report.json holds it. */
export interface DeployReport {
  readonly version: 1;
  readonly outcome: 'succeeded' | 'failed';
  readonly changed: boolean;
  readonly environment: string;
  readonly context: string;
  readonly namespace: string;
  readonly release: string;
  readonly revisionBefore: number | null;
  readonly revisionAfter: number | null;
  readonly services: readonly ServiceReport[];
  readonly reasons: readonly string[];
  readonly gates: readonly Gate[];
  readonly seconds: number;
  readonly startedAt: string;
  readonly failure: { readonly kind: string; readonly message: string; readonly hint: string } | null;
}

export async function writeReport(root: string, report: DeployReport): Promise<void> {
  const folder = join(root, 'dist', 'deploy');
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`),
    writeFile(join(folder, 'report.md'), renderReport(report)),
  ]);
}

/** Pure. */
export function renderReport(report: DeployReport): string {
  const megabytes = (bytes: number | null): string =>
    bytes === null ? 'not measured' : `${(bytes / 1e6).toFixed(0)} MB`;
  const headline =
    report.failure !== null
      ? `Failed: ${report.failure.message}`
      : report.changed
        ? 'Changed the cluster.'
        : 'Changed nothing.';
  return [
    `# Deploy of ${report.release} to ${report.context}/${report.namespace} (${report.environment})`,
    '',
    `${headline} ${report.seconds.toFixed(1)} s, revision ${String(report.revisionBefore ?? 'none')} -> ${String(report.revisionAfter ?? 'none')}.`,
    '',
    '| service | tag | action | rolled | size | why |',
    '|---|---|---|---|---|---|',
    ...report.services.map(
      ({ name, tag, action, rolled, sizeBytes, reasons }) =>
        `| ${name} | ${tag} | ${action} | ${rolled ? 'yes' : 'no'} | ${megabytes(sizeBytes)} | ${reasons.join('; ')} |`,
    ),
    '',
    ...report.reasons.map((reason) => `- ${reason}`),
    '',
    ...report.services.flatMap((service) => renderLayers(service, megabytes)),
    '| gate | limit | measured | |',
    '|---|---|---|---|',
    ...report.gates.map(
      ({ id, limit, measured, unit, status, reason }) =>
        `| ${id} | ${String(limit)} ${unit} | ${measured === null ? '' : String(measured)} | ${status}${reason === undefined ? '' : `: ${reason}`} |`,
    ),
    '',
  ].join('\n');
}

function renderLayers({ name, layers }: ServiceReport, megabytes: (bytes: number) => string): string[] {
  if (layers.length === 0) return [];
  return [
    `| layer of ${name} | size |`,
    '|---|---|',
    ...layers.map(
      ({ step, sizeBytes }) =>
        `| \`${(step === '' ? 'base image' : step).replaceAll('|', '\\|').replaceAll('`', "'")}\` | ${megabytes(sizeBytes)} |`,
    ),
    '',
  ];
}
