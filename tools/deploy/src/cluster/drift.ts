import type { ManifestObject } from '../helm/manifest.ts';
import { isJsonObject, type Json } from '../json.ts';
import { parseQuantity } from './quantity.ts';

/** One field of one object in which the cluster differs from what the release says. */
export interface Drift {
  readonly object: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  /** JSON pointer; empty when the whole object is gone. */
  readonly pointer: string;
  readonly problem: 'missing' | 'changed' | 'extra';
  readonly expected?: Json;
  readonly actual?: Json;
}

/** Objects whose every entry belongs to the release: an extra one is drift, not a default of the API server. */
const exactObjects = /^\/(data|binaryData|stringData)$/;

/** Compares what a release rendered with what lives. The API server's defaults are no drift. Pure. */
export function findDrift(objects: readonly ManifestObject[], live: ReadonlyMap<string, Json>): Drift[] {
  const drift: Drift[] = [];
  const scaled = new Set(
    objects.filter((object) => object.kind === 'HorizontalPodAutoscaler').map((object) => scaleTarget(object.body)),
  );
  for (const { apiVersion, kind, name, body } of objects) {
    const object = { apiVersion, kind, name };
    const found = live.get(`${apiVersion}/${kind}/${name}`);
    if (found === undefined) {
      drift.push({ object, pointer: '', problem: 'missing' });
      continue;
    }
    const ignored = new Set(['/apiVersion', '/kind', '/status', '/metadata/namespace']);
    if (scaled.has(`${kind}/${name}`)) ignored.add('/spec/replicas');
    compare(body, found, '', ignored, (entry) => drift.push({ object, ...entry }));
  }
  return drift;
}

function scaleTarget(autoscaler: Json): string {
  const spec = isJsonObject(autoscaler) ? autoscaler['spec'] : undefined;
  const target = isJsonObject(spec) ? spec['scaleTargetRef'] : undefined;
  return isJsonObject(target) ? `${String(target['kind'])}/${String(target['name'])}` : '';
}

type Report = (entry: Omit<Drift, 'object'>) => void;

function compare(
  expected: Json,
  actual: Json | undefined,
  pointer: string,
  ignored: ReadonlySet<string>,
  report: Report,
): void {
  if (ignored.has(pointer) || isEmpty(expected)) return;
  // The API server drops a false or a zero that is the default.
  if (actual === undefined && (expected === false || expected === 0)) return;
  if (actual === undefined) {
    report({ pointer, problem: 'missing', expected });
  } else if (Array.isArray(expected)) {
    compareLists(expected, actual, pointer, ignored, report);
  } else if (isJsonObject(expected)) {
    if (!isJsonObject(actual)) {
      report({ pointer, problem: 'changed', expected, actual });
      return;
    }
    for (const [key, value] of Object.entries(expected)) {
      compare(value, actual[key], `${pointer}/${escapePointer(key)}`, ignored, report);
    }
    if (exactObjects.test(pointer)) {
      for (const key of Object.keys(actual)) {
        if (!(key in expected)) report({ pointer: `${pointer}/${escapePointer(key)}`, problem: 'extra' });
      }
    }
  } else if (!isSameScalar(expected, actual)) {
    report({ pointer, problem: 'changed', expected, actual });
  }
}

/** Lists of named things (containers, ports, variables) are compared by name, others by place. */
function compareLists(
  expected: readonly Json[],
  actual: Json,
  pointer: string,
  ignored: ReadonlySet<string>,
  report: Report,
): void {
  if (!Array.isArray(actual)) {
    report({ pointer, problem: 'changed', expected, actual });
    return;
  }
  const items: readonly Json[] = actual;
  const key = ['name', 'containerPort', 'port'].find(
    (candidate) => isKeyOf(candidate, expected) && isKeyOf(candidate, items),
  );
  if (key === undefined) {
    expected.forEach((item, index) => {
      compare(item, items[index], `${pointer}/${String(index)}`, ignored, report);
    });
    for (let index = items.length - 1; index >= expected.length; index -= 1) {
      report({ pointer: `${pointer}/${String(index)}`, problem: 'extra' });
    }
    return;
  }
  const keyOf = (item: Json): Json | undefined => (isJsonObject(item) ? item[key] : undefined);
  for (const item of expected) {
    const index = items.findIndex((candidate) => keyOf(candidate) === keyOf(item));
    compare(item, items[index], `${pointer}/${String(index === -1 ? '-' : index)}`, ignored, report);
  }
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const name = keyOf(items[index] ?? null);
    if (!expected.some((candidate) => keyOf(candidate) === name)) {
      report({ pointer: `${pointer}/${String(index)}`, problem: 'extra' });
    }
  }
}

/** Every item has a value of its own for it. */
function isKeyOf(key: string, items: readonly Json[]): boolean {
  const values = items.map((item) => (isJsonObject(item) ? item[key] : undefined));
  return values.every((value) => value !== undefined) && new Set(values).size === values.length;
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** What Kubernetes does not keep: null, empty lists and objects, empty text. */
function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isSameScalar(expected: Json, actual: Json): boolean {
  if (expected === actual) return true;
  if (typeof expected === 'object' || typeof actual === 'object') return false;
  const [left, right] = [parseQuantity(String(expected)), parseQuantity(String(actual))];
  return left !== undefined && left === right;
}
