import { keyTimes, secretChanges, type ManagedFields } from './secret-changes.ts';

const entry = (manager: string, time: string, ...keys: string[]): ManagedFields => ({
  manager,
  time,
  fieldsV1: {
    'f:data': Object.fromEntries([['.', {}], ...keys.map((key) => [`f:${key}`, {}])]),
    'f:metadata': { 'f:annotations': {} },
  },
});

const own = { TOKEN: '2026-01-01T10:00:00.500Z', URL: '2026-01-02T10:00:00.500Z' };

it.each([
  ['nothing is noted', [], {}, {}],
  [
    'another tool wrote',
    [entry('kubectl-edit', '2026-01-03T00:00:00Z', 'TOKEN')],
    own,
    { TOKEN: '2026-01-03T00:00:00Z' },
  ],
  [
    'this tool wrote one key of two',
    [entry('todo-deploy', '2026-01-02T10:00:00Z', 'TOKEN', 'URL')],
    own,
    { URL: '2026-01-02T10:00:00Z' },
  ],
  [
    'two own a key',
    [entry('kubectl-patch', '2026-01-04T00:00:00Z', 'URL'), entry('todo-deploy', '2026-01-02T10:00:00Z', 'URL')],
    own,
    { URL: '2026-01-04T00:00:00Z' },
  ],
  [
    'only metadata was touched',
    [{ manager: 'kubectl-label', time: '2026-01-05T00:00:00Z', fieldsV1: { 'f:metadata': {} } }],
    own,
    {},
  ],
] as const)('tells when keys got another value: %s', (_case, managers, times, changes) => {
  expect(secretChanges(managers, times)).toEqual(changes);
});

it.each([
  [undefined, {}],
  ['no JSON', {}],
  ['null', {}],
  ['{"TOKEN":"2026-01-01T00:00:00Z"}', { TOKEN: '2026-01-01T00:00:00Z' }],
])('reads the times that it noted: %s', (noted, times) => {
  expect(keyTimes(noted)).toEqual(times);
});
