import { join } from 'node:path';

/** One process: what to run, with what, and what it adds to the environment. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Places {
  /** The folder of this project, absolute. */
  readonly project: string;
  /** The workspace's root, absolute. */
  readonly root: string;
  readonly platform: NodeJS.Platform;
}

/** What a verb needs before its commands can run. */
export interface Recipe {
  readonly commands: readonly Command[];
  /** A throw-away Postgres, given to the commands as TEST_DATABASE_SERVER. */
  readonly needsPostgres: boolean;
}

export const verbs = [
  'setup',
  'serve',
  'migrate',
  'test',
  'lint',
  'typecheck',
  'generate',
  'bench',
  'evals',
  'workflows',
] as const;
export type Verb = (typeof verbs)[number];

export const isVerb = (text: string): text is Verb => verbs.some((verb) => verb === text);

/** The virtual environment's own programs. */
export function venvProgram({ project, platform }: Places, name: string): string {
  return platform === 'win32' ? join(project, '.venv', 'Scripts', `${name}.exe`) : join(project, '.venv', 'bin', name);
}

/** What runs for a verb, in order; `rest` is passed on to the last command. Pure. */
export function recipeFor(verb: Verb, rest: readonly string[], places: Places): Recipe {
  const pythonPath = join(places.project, 'src');
  const python = (...args: string[]): Command => ({
    command: venvProgram(places, 'python'),
    args,
    // Bytecode and text behave alike on every system; nothing is traced to a provider from a tool.
    env: {
      PYTHONPATH: pythonPath,
      PYTHONUTF8: '1',
      PYTHONUNBUFFERED: '1',
      OPENAI_AGENTS_DISABLE_TRACING: '1',
      TZ: 'UTC',
    },
  });
  const node = (program: string, ...args: string[]): Command => ({
    command: process.execPath,
    args: [join(places.root, 'node_modules', ...program.split('/')), ...args],
    env: {},
  });
  const results = join(places.root, 'dist', 'test-results', 'backend', 'junit.xml');
  const recipe = (...commands: Command[]): Recipe => ({ commands, needsPostgres: false });
  const onPostgres = (...commands: Command[]): Recipe => ({ commands, needsPostgres: true });
  switch (verb) {
    case 'setup':
      return recipe();
    case 'serve':
      return recipe(python('-m', 'todo', ...rest));
    case 'migrate':
      return recipe(python('-m', 'todo.migrate', ...rest));
    case 'test':
      return onPostgres(
        { ...node('jest/bin/jest.js'), env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' } },
        python('-m', 'pytest', '-n', '2', '--dist', 'loadfile', `--junitxml=${results}`, ...rest),
      );
    case 'lint':
      return recipe(
        node('eslint/bin/eslint.js', '.', '--max-warnings=0'),
        python('-m', 'ruff', 'check', '.'),
        python('-m', 'ruff', 'format', '--check', '.'),
        // import-linter has no `python -m` entry; its program reads the contracts in pyproject.toml.
        { ...python(), command: venvProgram(places, 'lint-imports') },
      );
    case 'typecheck':
      return recipe(node('typescript/bin/tsc', '-p', 'tsconfig.json'), python('-m', 'mypy'));
    case 'generate':
      return recipe(python('-m', 'todo.generate', ...rest));
    case 'bench':
      return onPostgres(python('-m', 'benchmarks.chat'), python('-m', 'benchmarks', ...rest));
    case 'evals':
      // What the chat does is judged by what the database has afterwards.
      return rest.includes('--check') || rest.includes('--no-chat')
        ? recipe(python('-m', 'evals', ...rest))
        : onPostgres(python('-m', 'evals', ...rest));
    case 'workflows': {
      // zizmor reads the CI workflows for what an attacker could use; it has no `python -m` entry either.
      const zizmor = ['--offline', '--no-progress', '--persona=pedantic', join(places.root, '.github')];
      return recipe({ command: venvProgram(places, 'zizmor'), args: [...zizmor, ...rest], env: {} });
    }
  }
}
