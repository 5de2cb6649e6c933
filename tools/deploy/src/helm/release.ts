import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { canonicalJson, digestOf, type Json, type JsonObject } from '../json.ts';

const json: z.ZodType<Json> = z.json();
const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), json);
const chartFile = z.looseObject({ name: z.string(), data: z.string().nullish() });

const releaseSchema = z.looseObject({
  name: z.string(),
  namespace: z.string(),
  version: z.number(),
  info: z.looseObject({
    status: z.string(),
    description: z.string().optional(),
    last_deployed: z.string().optional(),
  }),
  chart: z.looseObject({
    metadata: jsonObject,
    templates: z.array(chartFile).nullish(),
    files: z.array(chartFile).nullish(),
    values: jsonObject.nullish(),
    schema: z.string().nullish(),
  }),
  config: jsonObject.nullish(),
  manifest: z.string().default(''),
});

/** One revision of a release, as Helm keeps it in the cluster. */
export interface Release {
  readonly revision: number;
  readonly status: string;
  readonly description: string;
  readonly deployedAt: string;
  readonly values: JsonObject;
  readonly manifest: string;
  /** Digest of the chart's templates, defaults, schema and metadata. */
  readonly chartDigest: string;
  /** Digest by file of the chart, for `explain`. */
  readonly chartFiles: Readonly<Record<string, string>>;
  readonly defaults: JsonObject;
}

/** Content of a chart by file name, in the form in which a release and a folder are comparable. */
export interface ChartContent {
  readonly files: Readonly<Record<string, string>>;
  readonly defaults: JsonObject;
  readonly metadata: JsonObject;
}

/** Files of a chart that no template can render from: a change in them is no reason for a revision. */
const withoutEffect = /^(README\.md|LICENSE|NOTICE|\.helmignore|values-[^/]+\.ya?ml)$/;

/** Digest by file; values.yaml and Chart.yaml by what they mean, since a release keeps only that. Pure. */
export function chartFileDigests({ files, defaults, metadata }: ChartContent): Record<string, string> {
  return {
    ...Object.fromEntries(
      Object.entries(files)
        .filter(([name]) => !withoutEffect.test(name))
        .map(([name, data]) => [name, digestOf(data)]),
    ),
    'values.yaml': digestOf(canonicalJson(defaults)),
    'Chart.yaml': digestOf(canonicalJson(metadata)),
  };
}

export const chartDigest = (digests: Readonly<Record<string, string>>): string => digestOf(canonicalJson(digests));

const fromBase64 = (data: string): string => Buffer.from(data, 'base64').toString('utf8');

function decode(encoded: string): unknown {
  return JSON.parse(gunzipSync(Buffer.from(encoded, 'base64')).toString('utf8'));
}

/** Reads the `release` of a Helm release Secret: base64 of gzip of JSON, below the Secret's own base64. Pure. */
export function parseRelease(encoded: string): Release {
  const release = releaseSchema.parse(decode(encoded));
  const { chart } = release;
  const files: Record<string, string> = {};
  for (const { name, data } of [...(chart.templates ?? []), ...(chart.files ?? [])])
    files[name] = fromBase64(data ?? '');
  if (chart.schema !== null && chart.schema !== undefined) files['values.schema.json'] = fromBase64(chart.schema);
  const defaults = chart.values ?? {};
  const chartFiles = chartFileDigests({ files, defaults, metadata: chart.metadata });
  return {
    revision: release.version,
    status: release.info.status,
    description: release.info.description ?? '',
    deployedAt: release.info.last_deployed ?? '',
    values: release.config ?? {},
    manifest: release.manifest,
    chartDigest: chartDigest(chartFiles),
    chartFiles,
    defaults,
  };
}

/** The same release with another status, in Helm's own encoding: how a run that was killed is mended. Pure. */
export function withStatus(encoded: string, status: string, description: string): string {
  const release = z.looseObject({ info: z.looseObject({}) }).parse(decode(encoded));
  const changed = { ...release, info: { ...release.info, status, description } };
  return gzipSync(JSON.stringify(changed)).toString('base64');
}
