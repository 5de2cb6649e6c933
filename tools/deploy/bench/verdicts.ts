import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { collectionPath } from '../src/cluster/api-paths.ts';
import { createClusterClient, type ClusterClient } from '../src/cluster/cluster-client.ts';
import { readKubeContext } from '../src/cluster/kube-context.ts';
import { listOf, plainSchema } from '../src/cluster/objects.ts';
import { failures } from '../src/failures.ts';
import { failureCases, type FailureCase } from '../src/testing/failure-cases.ts';
import { launcher, makeFixtureWorkspace, type FixtureWorkspace } from '../src/testing/fixture-workspace.ts';
import { runCli } from '../src/testing/run-cli.ts';
import { circumstances, markdownTable, writeSection } from './section.ts';

interface Measured {
  readonly failure: FailureCase;
  readonly exitCode: number;
  /** From the state that does not mend itself to the verdict. */
  readonly secondsToVerdict: number | undefined;
  readonly secondsOfDeploy: number;
  readonly isServing: boolean;
  readonly isNamed: boolean;
}

const kinds = [
  ['v1', 'Pod'],
  ['v1', 'Event'],
  ['apps/v1', 'ReplicaSet'],
  ['batch/v1', 'Job'],
] as const;

/** When the cluster first shows a sign on an object that is newer than `since`. Looks ten times a second. */
async function firstSign(
  client: ClusterClient,
  namespace: string,
  { sign, since, signal }: { sign: RegExp; since: number; signal: AbortSignal },
): Promise<number | undefined> {
  while (!signal.aborted) {
    for (const [apiVersion, kind] of kinds) {
      const body = await client.get(collectionPath(apiVersion, kind, namespace));
      const isNew = listOf(plainSchema)
        .parse(body ?? {})
        .items.some(
          (item) =>
            Date.parse(item.metadata.creationTimestamp ?? '') >= since - 1000 && sign.test(JSON.stringify(item)),
        );
      if (isNew) return Date.now();
    }
    await pause(100);
  }
  return undefined;
}

async function measure(
  workspace: FixtureWorkspace,
  { client, namespace }: { client: ClusterClient; namespace: string },
  failure: FailureCase,
): Promise<Measured> {
  const kubectl = (...args: string[]) => execa('kubectl', ['--namespace', namespace, ...args]);
  const quota = failure.quotaPods;
  if (quota !== undefined) await kubectl('create', 'quota', 'tight', `--hard=pods=${String(quota)}`);
  const stop = new AbortController();
  const start = Date.now();
  const seen = firstSign(client, namespace, { sign: failure.sign, since: start, signal: stop.signal });
  const result = await execa(process.execPath, [launcher, 'deploy', '--yes', ...failure.args], {
    cwd: workspace.root,
    all: true,
    reject: false,
    stdin: 'ignore',
    env: { NODE_OPTIONS: '' },
  });
  const end = Date.now();
  stop.abort();
  const shown = await seen;
  if (quota !== undefined) await kubectl('delete', 'quota', 'tight');
  const { stdout } = await kubectl('get', 'deployments', '-o', 'jsonpath={.items[*].status.availableReplicas}');
  return {
    failure,
    exitCode: result.exitCode ?? 1,
    secondsToVerdict: shown === undefined ? undefined : (end - shown) / 1000 - (failure.graceSeconds ?? 0),
    secondsOfDeploy: (end - start) / 1000,
    isServing: stdout === '1 1',
    isNamed: failure.sentence.test(result.all),
  };
}

/** Provokes every class of failure on the cluster and measures how long its verdict takes. */
export async function benchVerdicts(): Promise<boolean> {
  const namespace = `todo-verdicts-${process.pid.toString(36)}`;
  const workspace = await makeFixtureWorkspace({ services: ['api', 'web'], namespace, prefix: 'verdicts' });
  const client = createClusterClient(readKubeContext(undefined));
  const results: Measured[] = [];
  try {
    const first = await runCli(workspace, ['deploy', '--yes']);
    if (first.exitCode !== 0) throw new Error(first.output);
    for (const failure of failureCases) {
      const result = await measure(workspace, { client, namespace }, failure);
      results.push(result);
      console.log(
        `${failure.name}: exit code ${String(result.exitCode)}, ${seconds(result.secondsToVerdict)} after the state, ${seconds(result.secondsOfDeploy)} in all, named ${String(result.isNamed)}, serving ${String(result.isServing)}`,
      );
      await runCli(workspace, ['deploy', '--yes']);
    }
  } finally {
    await runCli(workspace, ['destroy', '--yes', '--images']);
    await workspace.remove();
    client.close();
  }
  await writeSection('verdicts', render(results));
  return results.every(isGood);
}

const isGood = ({ failure, exitCode, isNamed, isServing, secondsToVerdict }: Measured): boolean =>
  exitCode === failures[failure.kind].exitCode && isNamed && isServing && (secondsToVerdict ?? 0) <= 10;

const seconds = (value: number | undefined): string => (value === undefined ? '-' : `${value.toFixed(1)} s`);

function render(results: readonly Measured[]): string[] {
  const rows = results.map(({ failure, exitCode, secondsToVerdict, secondsOfDeploy, isServing }) => [
    failure.name,
    `${String(exitCode)} \`${failure.kind}\``,
    secondsToVerdict === undefined ? 'before the state was seen' : seconds(Math.max(0, secondsToVerdict)),
    seconds(secondsOfDeploy),
    isServing ? 'yes' : 'no',
  ]);
  return [
    '## Deploy: seconds to a verdict',
    `Measured ${circumstances()}, by \`npx nx bench deploy verdicts\`: each failure provoked on the cluster with a small application; an onlooker of its own asks the API ten times a second for the state that does not mend itself. Unschedulable counts from its tenth second. The aim is 10 s.`,
    markdownTable(['failure', 'exit code', 'from that state to the verdict', 'whole command', 'old pods serve'], rows),
  ];
}
