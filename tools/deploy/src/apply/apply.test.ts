import type { Drift } from '../cluster/drift.ts';
import { previousGood } from '../commands/rollback.ts';
import { buildArgs, failedServices, failureLines } from './build-images.ts';
import { extrasByObject } from './remove-extras.ts';
import { newSecretValues } from './write-secret.ts';

it.each([
  [1, ['api'], '--parallel=1'],
  [8, ['api', 'web'], '--parallel=2'],
  [16, ['a', 'b', 'c', 'd', 'e', 'f'], '--parallel=4'],
])('builds on %i cores', (cores, services, parallel) => {
  expect(buildArgs(services, cores)).toEqual([
    'run-many',
    '--targets=docker-build',
    `--projects=${services.join(',')}`,
    parallel,
    '--outputStyle=stream',
  ]);
});

it('names the builds that failed', () => {
  expect(failedServices(['web: ok', ' - api:docker-build'], ['api', 'web'])).toEqual(['api']);
  expect(failedServices(['nothing is said'], ['api', 'web'])).toEqual(['api', 'web']);
});

it('shows the end of what the failed build itself said', () => {
  const lines = [
    'web: #9 DONE 0.1s',
    'api: #8 11.9 Error: Parsing failed',
    'api: #8 11.9',
    'api: 12.0 ./server.ts:9',
    'api: 12.0',
    'api:',
    'api: ------',
    'api: ERROR: failed to build: failed to solve: exit code: 1',
    'api: >  Removing temp folder',
    'api:  NX   Process exited with non-zero status (1)',
  ];
  expect(failureLines(lines, ['api'])).toEqual([
    'api: #8 11.9 Error: Parsing failed',
    'api: 12.0 ./server.ts:9',
    'api: ERROR: failed to build: failed to solve: exit code: 1',
  ]);
});

it('takes extra list items out from the end', () => {
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
  const drift: Drift[] = [
    { object, pointer: '/env/3', problem: 'extra' },
    { object, pointer: '/env/1', problem: 'extra' },
    { object, pointer: '/replicas', problem: 'changed' },
  ];
  expect(extrasByObject(drift)).toEqual([
    {
      object,
      operations: [
        { op: 'remove', path: '/env/3' },
        { op: 'remove', path: '/env/1' },
      ],
    },
  ]);
});

it('gives a new Secret what is made, given or generated, and leaves what is there', () => {
  const keys = { URL: {}, JWT: { generateBytes: 48 }, KEY: {}, OLD: {} };
  const values = newSecretValues({
    settings: { secret: { name: 's', keys } },
    variables: { URL: 'ignored', KEY: 'k', OLD: 'x' },
    made: { URL: 'postgresql://made' },
    present: ['OLD'],
  });
  expect(values).toEqual({ URL: 'postgresql://made', KEY: 'k', JWT: expect.stringMatching(/^[-_A-Za-z0-9]{64}$/) });
});

it.each([
  [
    'the one before',
    [
      [1, 'superseded'],
      [2, 'superseded'],
      [3, 'deployed'],
    ],
    2,
  ],
  [
    'the one that serves, when a later one failed',
    [
      [1, 'superseded'],
      [2, 'deployed'],
      [3, 'failed'],
    ],
    2,
  ],
  ['none', [[1, 'deployed']], undefined],
] as const)('goes back to %s', (_case, list, expected) => {
  expect(previousGood(list.map(([revision, status]) => ({ revision, status })))).toBe(expected);
});
