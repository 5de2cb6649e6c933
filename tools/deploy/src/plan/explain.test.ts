import { service } from '../testing/factories.ts';
import { difference } from './compare-with-git.ts';
import { changedInputs, describeChange } from './explain.ts';
import type { ServicePlan } from './plan.ts';
import { assertStillFits, parseSavedPlan } from './saved-plan.ts';

const workspace = {
  dependencies: { api: ['client', 'words'], client: ['words'], words: [] },
  projectRoots: { api: 'apps/api', client: 'libs/client', words: 'libs/words', root: '.' },
};

it('names changed files with the way through the graph, packages and settings', () => {
  const now = service('api', '2', {
    'apps/api/main.ts': 'b',
    'libs/words/index.ts': 'b',
    'npm:zod': 'b',
    'env:CI': 'b',
    'api:ProjectConfiguration': 'b',
    'package.json': 'a',
  });
  const before = {
    'apps/api/main.ts': 'a',
    'apps/api/old.ts': 'a',
    'npm:zod': 'a',
    'env:CI': 'a',
    'api:ProjectConfiguration': 'a',
    'package.json': 'a',
  };
  expect(changedInputs(now, before, workspace).map(describeChange)).toEqual([
    'target or compiler configuration of api changed',
    'apps/api/main.ts changed',
    'apps/api/old.ts removed',
    'build environment CI changed',
    'libs/words/index.ts added (api -> words)',
    'package zod changed',
  ]);
});

const entry = (details: Partial<ServicePlan>): ServicePlan => ({
  name: 'api',
  hash: '2',
  local: 'api:2',
  image: { repository: 'api', tag: '2' },
  running: { repository: 'api', tag: '1' },
  build: false,
  bring: false,
  roll: false,
  sameImage: false,
  reasons: [],
  ...details,
});

it.each([
  ['git and cluster agree that it moves', entry({ roll: true }), true, []],
  ['git and cluster agree that it stays', entry({}), false, []],
  [
    'the cluster has the change already',
    entry({}),
    true,
    [/changed since main \(apps\/api\/a\.ts\), yet nothing to do: the cluster runs a build of it/],
  ],
  ['the change leads to the same image', entry({ sameImage: true }), true, [/the same image/]],
  [
    'the cluster never had it',
    entry({ build: true, running: undefined }),
    false,
    [/yet in the plan: the cluster has never had it/],
  ],
])('explains that %s', (_case, given, isAffected, expected) => {
  const lines = difference(given, isAffected, 'main', ['apps/api/a.ts']);
  expect(lines).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
});

describe('a saved plan', () => {
  const content = {
    version: 1,
    environment: 'dev',
    context: 'minikube',
    namespace: 'shop',
    desiredDigest: 'd',
    observedDigest: 'o',
    set: {},
  };
  const saved = parseSavedPlan(JSON.stringify(content), 'plan.json');

  it('is carried out while nothing moved', () => {
    expect(() => {
      assertStillFits(saved, { desiredDigest: 'd', observedDigest: 'o' });
    }).not.toThrow();
  });

  it.each([
    [{ desiredDigest: 'x', observedDigest: 'o' }, /the checkout/],
    [{ desiredDigest: 'd', observedDigest: 'x' }, /the cluster/],
  ])('is refused for %o', (now, message) => {
    expect(() => {
      assertStillFits(saved, now);
    }).toThrow(message);
  });

  it.each(['no json', '{"version":2}'])('is refused when it is %s', (text) => {
    expect(() => parseSavedPlan(text, 'plan.json')).toThrow(/plan\.json is no/);
  });
});
