export interface DocCommand {
  readonly page: string;
  readonly text: string;
  /** Marked in its page as a command that no test runs. */
  readonly notRun: boolean;
}

/** The command lines in the `sh` blocks of a page: lines continued by `\` joined, comments and indents taken off. Pure. */
export function readDocCommands(page: string, text: string): DocCommand[] {
  return [...text.matchAll(/^ *```sh([^\n]*)\n([\s\S]*?)^ *```$/gm)].flatMap(([, marks = '', body = '']) =>
    body
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
      .filter((line) => line !== '')
      .map((line) => ({ page, text: line, notRun: marks.includes('not-run') })),
  );
}

/** Variables that a command line sets: before a program, or alone as in an env file. Pure. */
export function variablesOf(command: string): string[] {
  const words = command.split(/\s+/);
  const end = words.findIndex((word) => !/^[A-Z][A-Z0-9_]*=/.test(word));
  return words.slice(0, end < 0 ? undefined : end).map((word) => word.split('=')[0] ?? '');
}

export interface NxCall {
  readonly target: string;
  /** Empty: every project that has the target. */
  readonly projects: readonly string[];
  readonly flags: readonly string[];
}

/** What `npx nx …` asks for; `undefined` for Nx's own commands. Pure. */
export function readNxCalls(command: string): NxCall[] | undefined {
  const words = /\bnpx nx (.*)$/.exec(command)?.[1]?.split(/\s+/);
  if (words === undefined) return undefined;
  const flags = words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.split('=')[0] ?? '');
  const [verb = '', second = ''] = words;
  const listAfter = (...names: string[]): string[] => {
    const at = words.findIndex((word) => names.includes(word));
    if (at < 0) return [];
    const rest = words.slice(at + 1);
    const end = rest.findIndex((word) => word.startsWith('-'));
    return rest.slice(0, end < 0 ? undefined : end).flatMap((word) => word.split(','));
  };
  if (verb === 'run-many' || verb === 'affected') {
    const projects = listAfter('-p', '--projects');
    return listAfter('-t', '--targets').map((target) => ({ target, projects, flags: [] }));
  }
  if (verb === 'run') {
    const [project = '', target = ''] = second.split(':');
    return [{ target, projects: [project], flags }];
  }
  if (['show', 'graph', 'release', 'format', 'reset'].includes(verb)) return undefined;
  return [{ target: verb, projects: [second], flags }];
}
