/** Type guards that compose: everything from the wire passes one of them before the rest of the element sees it. */
export type Guard<T> = (value: unknown) => value is T;
export type Guarded<G> = G extends Guard<infer T> ? T : never;

export type JsonRecord = Record<string, unknown>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** For fields that the server owns: anything may stand there, also nothing. */
export const isAnything: Guard<unknown> = (value): value is unknown => value === undefined || value !== undefined;

export function literal<const T extends string>(...values: readonly T[]): Guard<T> {
  const known = new Set<unknown>(values);
  return (value): value is T => known.has(value);
}

/** Absent, null and present are all fine: servers differ in whether they send null. */
export function optional<T>(guard: Guard<T>): Guard<T | null | undefined> {
  return (value): value is T | null | undefined => value === undefined || value === null || guard(value);
}

export function arrayOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((entry) => guard(entry));
}

type Shape = Record<string, Guard<unknown>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: undefined extends Guarded<S[K]> ? K : never }[keyof S];
type Shaped<S extends Shape> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Guarded<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Guarded<S[K]>;
};

export function shape<const S extends Shape>(guards: S): Guard<Shaped<S>> {
  const entries = Object.entries(guards);
  return (value): value is Shaped<S> => isRecord(value) && entries.every(([key, guard]) => guard(value[key]));
}

/** One of several shapes that are told apart by `type`. */
export function tagged<M extends Record<string, Guard<unknown>>>(members: M): Guard<Guarded<M[keyof M]>> {
  return (value): value is Guarded<M[keyof M]> => {
    if (!isRecord(value) || !isString(value['type'])) return false;
    return Object.hasOwn(members, value['type']) && members[value['type']]?.(value) === true;
  };
}
