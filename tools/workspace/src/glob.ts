/** The regular expression of a glob, without anchors; `*` and `**` match names that start with a dot, as in Nx and Docker. */
export function globSource(glob: string): string {
  return glob.replaceAll(/\*\*\/|\*\*|\*|\?|[^*?]+/g, translate);
}

function translate(part: string): string {
  if (part === '**/') return '(.*/)?';
  if (part === '**') return '.*';
  if (part === '*') return '[^/]*';
  return part === '?' ? '[^/]' : part.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
}
