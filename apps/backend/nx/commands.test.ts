import { isVerb, recipeFor, venvProgram, verbs, type Places } from './commands.ts';
import { extractRequirement } from './lock.ts';
import { isSupported } from './python.ts';

const linux: Places = { project: '/w/apps/backend', root: '/w', platform: 'linux' };

describe('the recipe of a verb', () => {
  it.each([
    ['serve', ['--reload'], ['-m todo --reload']],
    ['migrate', [], ['-m todo.migrate']],
    ['generate', ['--check'], ['-m todo.generate --check']],
    ['typecheck', [], ['/w/node_modules/typescript/bin/tsc -p tsconfig.json', '-m mypy']],
    ['bench', ['--quick'], ['-m benchmarks.chat', '-m benchmarks --quick']],
    ['evals', [], ['-m evals']],
    ['evals', ['--check'], ['-m evals --check']],
    ['setup', [], []],
    ['workflows', [], ['--offline --no-progress --persona=pedantic /w/.github']],
  ] as const)('%s %j runs %j', (verb, rest, expected) => {
    const { commands } = recipeFor(verb, rest, linux);
    expect(commands.map(({ args }) => args.join(' '))).toEqual(expected);
  });

  it('gives a throw-away Postgres to what needs one, and to nothing else', () => {
    const needing = verbs.filter((verb) => recipeFor(verb, [], linux).needsPostgres);
    expect(needing).toEqual(['test', 'bench', 'evals']);
    expect(recipeFor('evals', ['--no-chat'], linux).needsPostgres).toBe(false);
  });

  it('passes a test selection on to pytest, not to Jest', () => {
    const { commands } = recipeFor('test', ['-k', 'undo'], linux);
    expect(commands.map(({ args }) => args.includes('undo'))).toEqual([false, true]);
  });

  it('never traces to a provider', () => {
    const [serve] = recipeFor('serve', [], linux).commands;
    expect(serve?.env).toMatchObject({ OPENAI_AGENTS_DISABLE_TRACING: '1', PYTHONPATH: '/w/apps/backend/src' });
  });

  it('finds the programs of a virtual environment on Windows too', () => {
    expect(venvProgram({ ...linux, platform: 'win32' }, 'uv')).toMatch(/\.venv[\\/]Scripts[\\/]uv\.exe$/);
    expect(venvProgram(linux, 'uv')).toBe('/w/apps/backend/.venv/bin/uv');
  });

  it('knows its verbs', () => {
    expect([isVerb('serve'), isVerb('dance')]).toEqual([true, false]);
  });
});

describe('one package out of a lock', () => {
  const lock =
    'uvicorn==0.54.0 \\\n    --hash=sha256:aa\nuv==0.13.9 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\nzz==1\n';

  it('comes with all of its hashes and nothing else', () => {
    expect(extractRequirement(lock, 'uv')).toBe('uv==0.13.9 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n');
  });

  it('is refused when the lock does not pin it', () => {
    expect(() => extractRequirement(lock, 'u')).toThrow('pins no "u"');
  });
});

describe('a Python', () => {
  it.each([
    ['Python 3.11.7', true],
    ['Python 3.13.0rc1', true],
    ['Python 3.10.14', false],
    ['Python 2.7.18', false],
    ['', false],
  ])('%j is new enough: %s', (line, supported) => {
    expect(isSupported(line)).toBe(supported);
  });
});
