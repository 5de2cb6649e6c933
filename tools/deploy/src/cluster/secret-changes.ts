import { isJsonObject, type Json } from '../json.ts';
import { managedBy } from './labels.ts';

/** Who owns which fields of an object, as the API server notes it. */
export interface ManagedFields {
  readonly manager: string;
  /** Of this manager's last change to a field of its own. */
  readonly time?: string | undefined;
  readonly fieldsV1: Readonly<Record<string, Json>>;
}

/**
 * When each key of a Secret last got another value, by the API server's clock, whoever wrote it; no value is read.
 * The server keeps one time for all that a manager owns: of this tool's own keys only those of its last write have
 * it, of another's all. Pure.
 */
export function secretChanges(
  managers: readonly ManagedFields[],
  times: Readonly<Record<string, string>>,
): Record<string, string> {
  const lastOwn = Object.values(times).sort().at(-1);
  const changes: Record<string, string> = {};
  for (const { manager, time, fieldsV1 } of managers) {
    const data = fieldsV1['f:data'];
    if (time === undefined || !isJsonObject(data)) continue;
    for (const field of Object.keys(data)) {
      if (!field.startsWith('f:')) continue;
      const key = field.slice(2);
      if (manager === managedBy && times[key] !== lastOwn) continue;
      if ((changes[key] ?? '') < time) changes[key] = time;
    }
  }
  return changes;
}

/** When each key was last written by this tool. Pure. */
export function keyTimes(noted: string | undefined): Record<string, string> {
  if (noted === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(noted);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).map(([key, time]) => [key, String(time)]));
  } catch {
    return {};
  }
}
