import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';

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

/** Splits rendered YAML into its objects. Pure. */
export function parseManifest(text: string): ManifestObject[] {
  const objects: ManifestObject[] = [];
  for (const document of parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false })) {
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
