/** `npx nx bench deploy [verdicts] [peers]`: each part writes its own section of docs/reference/performance.md. */
import { parseArgs } from 'node:util';
import { benchPeers } from './peers.ts';
import { benchVerdicts } from './verdicts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    /** Ways to compare: recipe, registry, skaffold, helmfile, ours. */
    only: { type: 'string', multiple: true, default: [] },
  },
});

const parts: Readonly<Record<string, () => Promise<boolean>>> = {
  verdicts: benchVerdicts,
  peers: () => benchPeers({ rounds: Number(values.rounds), only: values.only }),
};

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) {
    console.error(`There is no part "${name}"; there are ${Object.keys(parts).join(', ')}.`);
    process.exitCode = 2;
  } else if (!(await part())) {
    console.error(`${name}: not everything was as it should be; see docs/reference/performance.md.`);
    process.exitCode = 1;
  }
}
