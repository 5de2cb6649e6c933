import { definitions } from './definitions.ts';
import type { DocumentedValue } from './documented-values.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Draft 7, which every Helm from 3.0 on reads. Unknown keys are errors at every level. */
export function renderSchema(values: readonly DocumentedValue[]): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Values of the todo chart',
    ...closedObject(values, { global: { type: 'object', description: 'Set by Helm when this is a subchart.' } }),
    definitions,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function closedObject(values: readonly DocumentedValue[], more: Schema = {}): Schema {
  const properties = Object.fromEntries(values.map((value) => [value.key, schemaOf(value)]));
  return { type: 'object', additionalProperties: false, properties: { ...properties, ...more } };
}

function schemaOf(value: DocumentedValue): Schema {
  if (value.children) return closedObject(value.children);
  const about = { description: value.description, default: value.default };
  // Draft 7 ignores what stands beside $ref.
  if ('$ref' in value.constraints) return { ...about, allOf: [value.constraints] };
  return { ...about, type: typeOf(value), ...value.constraints };
}

function typeOf({ path, default: value }: DocumentedValue): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (value === null || value === undefined) throw new Error(`${path}: give it a default that shows its type`);
  return typeof value;
}
