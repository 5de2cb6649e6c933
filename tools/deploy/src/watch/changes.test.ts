import { concernsDeploy, describeChanges, gatherChanges } from './changes.ts';

const concerns = concernsDeploy({
  services: [{ name: 'api', root: 'apps/api', repository: 'api', hash: '1', standsAlone: true, inputs: {} }],
  chart: { name: 'chart', root: 'chart' },
  dependencies: { api: ['words'], words: ['letters'], web: ['ui'] },
  projectRoots: { api: 'apps/api', words: 'libs/words', letters: 'libs/letters', web: 'apps/web', ui: 'libs/ui' },
});

it.each([
  ['a file of a service', 'apps/api/server.mjs', true],
  ['a file of a library that it needs', 'libs/letters/a.ts', true],
  ['a template of the chart', 'chart/templates/all.yaml', true],
  ['a file of the root, such as the lock file', 'package-lock.json', true],
  ['a page of the documentation', 'docs/index.md', false],
  ['a project that is not deployed', 'apps/web/page.tsx', false],
  ['a folder whose name begins alike', 'apps/api-tests/a.ts', false],
])('%s', (_case, path, expected) => {
  expect(concerns(path)).toBe(expected);
});

describe('changes', () => {
  it('come together after a moment of quiet, each file once', async () => {
    const changes = gatherChanges(() => true, 20);
    const next = changes.next(new AbortController().signal);
    changes.add(['b']);
    changes.add(['a', 'b']);
    expect(await next).toEqual(['a', 'b']);
  });

  it('that come during a deploy are not lost', async () => {
    const changes = gatherChanges(() => true, 1);
    changes.add(['a']);
    const { signal } = new AbortController();
    expect(await changes.next(signal)).toEqual(['a']);
    changes.add(['c']);
    expect(await changes.next(signal)).toEqual(['c']);
  });

  it('end when the watch ends', async () => {
    const stop = new AbortController();
    const next = gatherChanges(() => true).next(stop.signal);
    stop.abort();
    expect(await next).toBeUndefined();
  });

  it('are described in a few words', () => {
    expect([describeChanges(['a']), describeChanges(['a', 'b', 'c'])]).toEqual(['a', 'a and 2 more']);
  });
});
