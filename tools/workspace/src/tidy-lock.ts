/**
 * npm's lock file without what ties it to a machine or asks for money: the registry's addresses (npm takes packages from
 * the registry that it is set up with) and the funding addresses. Links to the workspace's own folders stay. Pure.
 */
export function tidyLock(text: string): string {
  const isAddress = (value: unknown): boolean => typeof value === 'string' && /^[a-z+]+:/.test(value);
  const isUnwanted = (key: string, value: unknown): boolean =>
    (key === 'resolved' && isAddress(value)) || (key === 'funding' && (typeof value === 'object' || isAddress(value)));
  return `${JSON.stringify(
    JSON.parse(text, (key, value: unknown) => (isUnwanted(key, value) ? undefined : value)),
    undefined,
    2,
  )}\n`;
}
