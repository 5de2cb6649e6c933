/**
 * The lines of one package, with its hashes, out of a compiled lock; enough for `pip install --require-hashes`.
 * @throws Error when the lock does not pin it
 */
export function extractRequirement(lock: string, name: string): string {
  const lines = lock.split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith(`${name}==`));
  if (first < 0) throw new Error(`The lock pins no "${name}".`);
  const rest = lines.slice(first);
  const last = rest.findIndex((line) => !line.trimEnd().endsWith('\\'));
  return `${rest.slice(0, last + 1).join('\n')}\n`;
}
