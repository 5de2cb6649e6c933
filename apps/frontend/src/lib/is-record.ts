/** Enough to look into JSON in the browser; a schema library weighs more than the rest of a page. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
