import type { DeployRecord } from '../cluster/deploy-record.ts';
import { migrationsOf, parseHeads, unknownHeads } from './migrations.ts';

const settings = { service: 'api', folder: 'apps/api/migrations', current: ['show'] };
const record = (files: readonly string[]): DeployRecord => ({
  version: 1,
  madeAt: '',
  services: { api: { hash: '1', inputs: Object.fromEntries(files.map((file) => [file, 'digest'])) } },
  chartFiles: {},
});

it('knows the migrations of a revision from the files that its image was made of', () => {
  const files = ['0002_b.py', '0001_a.py', '__init__.py'].map((name) => `apps/api/migrations/${name}`);
  expect(migrationsOf(record([...files, 'apps/api/server.py']), settings)).toEqual(['0001_a', '0002_b']);
  expect(migrationsOf(undefined, settings)).toBeUndefined();
});

it.each([
  ['one head', '0002_b (head)\n', ['0002_b']],
  ['several heads', 'ae10 (head)\nbf20 (head)\n', ['ae10', 'bf20']],
  ['a database without any', '\n', []],
])('reads %s', (_case, output, heads) => {
  expect(parseHeads(output)).toEqual(heads);
});

it.each([
  ['the database is older', ['0001_a'], []],
  ['the database is the same', ['0002_b'], []],
  ['the file has more than the id', ['0002'], []],
  ['the database is newer', ['0003_c'], ['0003_c']],
  ['ids begin alike', ['000'], ['000']],
])('%s', (_case, heads, expected) => {
  expect(unknownHeads(heads, ['0001_a', '0002_b'])).toEqual(expected);
});
