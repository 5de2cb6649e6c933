import { isJsonObject, type Json } from '../json.ts';
import type { ManifestObject } from './manifest.ts';

/** What the rendered chart reads from Secrets that it does not bring itself. */
export interface SecretContract {
  /** Secret -> keys that must be there. */
  readonly required: Readonly<Record<string, readonly string[]>>;
  /** Secret -> keys that may be there. */
  readonly optional: Readonly<Record<string, readonly string[]>>;
}

/** Collects every secretKeyRef, secretRef and Secret volume of the rendered objects. Pure. */
export function secretContract(objects: readonly ManifestObject[]): SecretContract {
  const own = new Set(objects.filter((object) => object.kind === 'Secret').map((object) => object.name));
  const required = new Map<string, Set<string>>();
  const optional = new Map<string, Set<string>>();
  const note = (name: Json | undefined, keys: readonly Json[], isOptional: boolean): void => {
    if (typeof name !== 'string' || name === '' || own.has(name)) return;
    const target = isOptional ? optional : required;
    const known = target.get(name) ?? new Set<string>();
    for (const entry of keys) if (typeof entry === 'string') known.add(entry);
    target.set(name, known);
  };
  const visit = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isJsonObject(value)) return;
    const { secretKeyRef, secretRef, secret } = value;
    if (isJsonObject(secretKeyRef))
      note(secretKeyRef['name'], [secretKeyRef['key'] ?? null], secretKeyRef['optional'] === true);
    if (isJsonObject(secretRef)) note(secretRef['name'], [], secretRef['optional'] === true);
    if (isJsonObject(secret) && secret['secretName'] !== undefined) {
      const items = Array.isArray(secret['items']) ? secret['items'] : [];
      const keys = items.map((item: Json) => (isJsonObject(item) ? (item['key'] ?? null) : null));
      note(secret['secretName'], keys, secret['optional'] === true);
    }
    Object.values(value).forEach(visit);
  };
  for (const object of objects) visit(object.body);
  return { required: sorted(required), optional: sorted(optional) };
}

function sorted(sets: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  return Object.fromEntries([...sets].map(([name, keys]) => [name, [...keys].sort()] as const).sort());
}

/** Whether an object's pods get one of the keys as a variable when they start; volumes follow by themselves. Pure. */
export function readsSecret(value: Json | undefined, secret: string, keys: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => readsSecret(item, secret, keys));
  if (!isJsonObject(value)) return false;
  const { secretKeyRef: one, secretRef: all } = value;
  if (isJsonObject(all) && all['name'] === secret) return true;
  if (isJsonObject(one) && one['name'] === secret && keys.includes(String(one['key']))) return true;
  return Object.values(value).some((inner) => readsSecret(inner, secret, keys));
}

/** Keys that the chart needs and the cluster's Secrets do not have, as "secret/key". Pure. */
export function missingSecretKeys(
  contract: SecretContract,
  present: Readonly<Record<string, readonly string[] | undefined>>,
): string[] {
  return Object.entries(contract.required).flatMap(([name, keys]) => {
    const have = present[name];
    if (have === undefined) return keys.length === 0 ? [name] : keys.map((key) => `${name}/${key}`);
    return keys.filter((key) => !have.includes(key)).map((key) => `${name}/${key}`);
  });
}
