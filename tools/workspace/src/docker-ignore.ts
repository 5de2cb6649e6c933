import { globSource } from './glob.ts';

interface Rule {
  readonly matches: RegExp;
  readonly lets: boolean;
}

/**
 * The files of a build context that a `.dockerignore` lets through: the last rule that matches a path or one of its
 * folders decides. https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function readDockerIgnore(text: string): (file: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseRule);
  return (file) => rules.findLast(({ matches }) => matches.test(file))?.lets ?? true;
}

function parseRule(line: string): Rule {
  const pattern = line.replace(/^!/, '').replace(/^\/|\/$/g, '');
  return { lets: line.startsWith('!'), matches: new RegExp(`^${globSource(pattern)}(/.*)?$`) };
}
