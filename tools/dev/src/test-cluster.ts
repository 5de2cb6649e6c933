import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAvailable, tools } from './available.ts';
import { openClusterSession, type ClusterObject, type ClusterSession } from './cluster-session.ts';
import { addCounts, noCounts, renderCounts, withOutcome, type Counts } from './counts.ts';
import { readEnvironment } from './environment.ts';
import { Failure } from './failure.ts';
import { findRegistry, releaseForReal } from './release/trial.ts';
import { runDriftTests, runPlaywright } from './test.ts';
import { copyWorktree } from './worktree-copy.ts';

const everything = 'all,configmaps,secrets,networkpolicies,poddisruptionbudgets,serviceaccounts';

function claim(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Failure(otherwise);
}

/** Runs checks that count themselves; a failure is told and the rest goes on. */
async function runCounted(title: string, work: () => Promise<Counts>): Promise<Counts> {
  const began = performance.now();
  const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(`\n━━ ${title}`);
  try {
    const counts = await work();
    console.log(`${counts.failed === 0 ? '✓' : '✗'} ${title}  ${seconds()}`);
    return counts;
  } catch (error) {
    console.log(`✗ ${title}  ${seconds()}\n  ${error instanceof Error ? error.message : String(error)}`);
    return withOutcome(noCounts, true, title);
  }
}

/** Runs one check. */
async function check(title: string, work: () => Promise<void>): Promise<Counts> {
  return runCounted(title, async () => {
    await work();
    return { ...noCounts, passed: 1 };
  });
}

const versions = (objects: readonly ClusterObject[]): string =>
  objects
    .map(({ id, resourceVersion }) => `${id}@${resourceVersion}`)
    .sort()
    .join('\n');

async function nothingChanges(session: ClusterSession, root: string): Promise<void> {
  const before = await session.objects(everything);
  const report = await session.deploy(root);
  const after = await session.objects(everything);
  claim(!report.changed, 'The report says that something changed.');
  claim(report.revisionBefore === report.revisionAfter, 'The release has a new revision.');
  claim(versions(before) === versions(after), 'An object in the namespace was written.');
}

/** Changes one line of one service in a copy of the checkout and deploys from there. */
async function onlyOneServiceRolls(session: ClusterSession, root: string): Promise<void> {
  const pods = async (component: string): Promise<string> =>
    (await session.objects('pods'))
      .filter((pod) => pod.component === component)
      .map(({ uid }) => uid)
      .sort()
      .join();
  const before = { frontend: await pods('frontend'), backend: await pods('backend') };
  const copy = await copyWorktree(root);
  try {
    // A change that no earlier run made: its image must not be there already.
    const line = `\nCHANGED_BY_A_TEST = "${randomUUID()}"\n`;
    await appendFile(join(copy.path, 'apps', 'backend', 'src', 'todo', '__init__.py'), line);
    const report = await session.deploy(copy.path);
    const action = (name: string): string | undefined =>
      report.services.find((service) => service.name === name)?.action;
    claim(action('frontend') === 'present', `The frontend image was ${action('frontend') ?? 'not reported'}.`);
    claim(action('backend') !== 'present', 'The backend image was not built.');
  } finally {
    await copy.remove();
  }
  claim((await pods('frontend')) === before.frontend, 'A frontend pod was replaced.');
  claim((await pods('backend')) !== before.backend, 'The backend pod was not replaced.');
}

async function runAll(session: ClusterSession, root: string): Promise<Counts[]> {
  const deployed = await check('the first deploy installs the release', async () => {
    const report = await session.deploy(root);
    claim(report.changed, 'The report says that nothing changed.');
  });
  if (deployed.failed > 0) return [deployed];
  const journeys = await runCounted('the journeys pass against the deployed URL', async () => {
    const opened = await session.open();
    try {
      return await runPlaywright(root, opened.url);
    } finally {
      await opened.close();
    }
  });
  return [
    deployed,
    journeys,
    await check('helm test passes', () => session.helmTest()),
    await check('a second deploy changes nothing', () => nothingChanges(session, root)),
    await check('a change in one service builds and rolls only that one', () => onlyOneServiceRolls(session, root)),
    await check('helm test passes after the change', () => session.helmTest()),
    await runCounted('the next deploy mends what hands and accidents did', () => runDriftTests(root)),
  ];
}

/** A release needs a registry beside the cluster, which not everybody has. */
async function runRelease(root: string, environment: Readonly<Record<string, string | undefined>>): Promise<Counts> {
  const registry = await findRegistry(environment);
  if (registry !== undefined) {
    return check(`a release publishes images and chart to ${registry}`, () => releaseForReal(root, registry));
  }
  console.log('SKIPPED: no registry answers at localhost:5001 (or TEST_REGISTRY), so the release is not tried.');
  return { ...noCounts, skipped: 1 };
}

/** `npm run test:cluster`: the application as deployed, in a namespace and database of its own. Gives the exit code. */
export async function testCluster(root: string): Promise<number> {
  const environment = readEnvironment(root);
  const mustHaveAll = environment['REQUIRE_TOOLS'] === '1';
  const results: Counts[] = [];
  for (const tool of tools) {
    if (await isAvailable(tool, environment)) continue;
    console.log(`${mustHaveAll ? 'MISSING' : 'SKIPPED'}: ${tool.name} was not found, so the cluster tests do not run.`);
    results.push(mustHaveAll ? withOutcome(noCounts, true, `${tool.name} is missing`) : { ...noCounts, skipped: 1 });
  }
  if (results.length === 0) {
    const session = openClusterSession(root, environment);
    try {
      results.push(...(await runAll(session, root)));
      results.push(await runRelease(root, environment));
    } finally {
      results.push(await check('everything is removed afterwards', () => session.remove()));
    }
  }
  const sum = addCounts(results);
  console.log(`\n${renderCounts(sum)}`);
  return sum.failed === 0 ? 0 : 1;
}
