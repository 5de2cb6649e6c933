import { parseAllDocuments, type ScalarTag, type Tags } from 'yaml';
import { z } from 'zod';
import { componentLabel } from '../cluster/labels.ts';
import { valueAt, type Json, type JsonObject } from '../json.ts';
import { rememberedObject } from './remembered-yaml.ts';

const json: z.ZodType<Json> = z.json();
const documentSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), annotations: z.record(z.string(), z.string()).nullish() }),
});

/** One object that a chart renders. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Helm runs it as a hook and forgets it: it is no part of the release. */
  readonly isHook: boolean;
  readonly body: JsonObject;
}

/** Objects that were parsed by an earlier run. */
export const manifestSchema: z.ZodType<ManifestObject[]> = z.array(
  z.object({
    apiVersion: z.string(),
    kind: z.string(),
    name: z.string(),
    isHook: z.boolean(),
    body: rememberedObject,
  }),
);

/** The service whose pods the object makes, if it says so. Pure. */
export function serviceOf({ body }: Pick<ManifestObject, 'body'>): string | undefined {
  const service = valueAt(body, ['spec', 'template', 'metadata', 'labels', componentLabel]);
  return typeof service === 'string' ? service : undefined;
}

/** Helm and Kubernetes read YAML 1.1: `0644` is a number of base eight, `yes` and `off` are truth values. */
const booleans: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/,
  resolve: (text) => /^(y|on)/i.test(text),
};
const octals: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0[0-7]+$/,
  resolve: (text) => Number.parseInt(text, 8),
};
const customTags = (tags: Tags): Tags => [booleans, octals, ...tags];

/** Splits rendered YAML into its objects. Pure. */
export function parseManifest(text: string): ManifestObject[] {
  const objects: ManifestObject[] = [];
  for (const document of parseAllDocuments(text, { customTags, logLevel: 'silent', prettyErrors: false })) {
    const content: unknown = document.toJS();
    const parsed = documentSchema.safeParse(content);
    if (!parsed.success) continue;
    const { apiVersion, kind, metadata } = parsed.data;
    objects.push({
      apiVersion,
      kind,
      name: metadata.name,
      isHook: metadata.annotations?.['helm.sh/hook'] !== undefined,
      body: z.record(z.string(), json).parse(content),
    });
  }
  return objects;
}
