import { findHelms, type Helm } from '../nx/find-helms.ts';

/** Runs a suite once with each Helm on PATH; without any, the suite is skipped under a name that says so. */
export function withEachHelm(suite: (helm: Helm) => void): void {
  const helms = findHelms();
  for (const helm of helms) describe(`Helm ${helm.version}`, () => suite(helm));
  if (helms.length === 0) describe.skip('skipped: helm is not on PATH', () => suite({ command: 'helm', version: '' }));
}
