/** Renders each environment into tests/golden/, for a reader to see in a diff what a change of the chart does. */
import { writeFileSync } from 'node:fs';
import { environments } from './environments.ts';
import { findHelms } from './find-helms.ts';
import { goldenFile, renderGolden } from './golden.ts';

const [helm] = findHelms();
if (!helm) throw new Error('helm is not on PATH: install it from https://helm.sh/docs/intro/install');
for (const environment of environments) writeFileSync(goldenFile(environment), renderGolden(helm.command, environment));
