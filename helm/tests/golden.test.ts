import { readFileSync } from 'node:fs';
import { environments } from '../nx/environments.ts';
import { goldenFile, renderGolden } from '../nx/golden.ts';
import { withEachHelm } from './with-helm.ts';

withEachHelm(({ command }) => {
  it.each(environments)('renders %s as committed (after a change: npx nx golden helm-chart)', (environment) => {
    expect(renderGolden(command, environment)).toEqual(readFileSync(goldenFile(environment), 'utf8'));
  });
});
