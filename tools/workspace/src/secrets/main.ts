/**
 * Looks for secrets before they are in git, or where they got in: `--staged` (the pre-commit hook), `--tracked` (every
 * file), `--since <commit>` (what each later commit added). Ends with 1 when there is one.
 */
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../workspace-root.ts';
import { findSecrets } from './find-secrets.ts';
import { readAddedSince, readStaged, readTracked } from './read-contents.ts';

const { values } = parseArgs({
  options: { staged: { type: 'boolean' }, tracked: { type: 'boolean' }, since: { type: 'string' } },
});
const contents = [
  ...(values.staged === true ? await readStaged(workspaceRoot) : []),
  ...(values.tracked === true ? await readTracked(workspaceRoot) : []),
  ...(values.since === undefined ? [] : await readAddedSince(workspaceRoot, values.since)),
];
const reports = await findSecrets(workspaceRoot, contents);
for (const report of reports) console.error(`${report}\n`);
if (reports.length > 0) {
  console.error(
    values.staged === true
      ? 'Not committed: this looks like a secret. Take it out and make it worthless where it is valid. If it is none, say so in .secretlintrc.json.'
      : 'This looks like a secret. Make it worthless where it is valid: whoever has the repository has it.',
  );
  process.exitCode = 1;
} else if (values.staged !== true) {
  console.log(`No secret in ${String(contents.length)} texts.`);
}
