import { DeployError, failures, messageOf } from '../failures.ts';
import { readWorkspace } from '../graph/read-workspace.ts';
import { openSession, type Outside, type Session } from '../session.ts';
import { concernsDeploy, describeChanges, gatherChanges } from '../watch/changes.ts';
import { watchFiles } from '../watch/watch-files.ts';
import { deploy, type DeployOptions } from './deploy.ts';
import { followLogs } from './logs.ts';

/** A deploy that is stopped leaves the release in order, which takes it a moment. */
const graceMilliseconds = 20_000;

/**
 * `deploy --watch`: deploys, then again after each change of a file that matters, one service at a time, with the
 * pods' logs in between. What goes wrong is shown and the watch goes on; Ctrl-C ends it.
 */
export async function watch(outside: Outside, options: DeployOptions): Promise<void> {
  const session = await openSession(outside, options);
  const { console, root, environment, signal } = session;
  const workspace = await readWorkspace({ root, graphIsFresh: environment.insideNx });
  const changes = gatherChanges(concernsDeploy(workspace));
  const files = await watchFiles(root, changes.add);
  const logs = new AbortController();
  const done = AbortSignal.any([signal, logs.signal]);
  let following: Promise<void> | undefined;
  try {
    await firstDeploy(outside, options);
    while (!signal.aborted) {
      following ??= followLogs({ ...session, signal: done }, { tail: 10 }).catch((error: unknown) => {
        console.line(`The logs ended: ${messageOf(error)}`);
      });
      console.line('Watching for changes; Ctrl-C ends it.');
      const paths = await changes.next(signal);
      if (paths === undefined) break;
      console.line(`\nChanged: ${describeChanges(paths)}`);
      await deployAgain(session);
    }
  } finally {
    logs.abort();
    await Promise.all([files.stop(), following]);
    session.client.close();
  }
  console.line('Stopped watching. What is deployed stays.');
}

/** In this process, so that it can ask. A cluster that cannot be used at all ends the watch. */
async function firstDeploy(outside: Outside, options: DeployOptions): Promise<void> {
  try {
    await deploy(outside, options);
  } catch (error) {
    if (outside.signal.aborted) return;
    if (!(error instanceof DeployError) || !canBeMended(error)) throw error;
    show(outside, error);
  }
}

/** A change of files may mend it: the build, the chart, the pods. Pure. */
const canBeMended = ({ exitCode }: DeployError): boolean =>
  exitCode >= failures['build-failed'].exitCode && exitCode <= failures['rollout-timeout'].exitCode;

function show({ console }: Outside, error: DeployError): void {
  console.line(`\n${error.message}`);
  for (const line of error.evidence) console.line(`  | ${line}`);
  console.line(`-> ${error.hint}`);
}

/** In a process of its own: graph, chart and settings are read anew, whatever was changed. */
async function deployAgain({ run, console, root, signal }: Session): Promise<void> {
  const [script = '', ...args] = process.argv.slice(1);
  const own = [...args.filter((arg) => arg !== '--watch'), '--one-by-one'];
  const { exitCode } = await run(process.execPath, [script, ...own], {
    cwd: root,
    // The graph that Nx wrote before this watch began is old by now.
    env: { NX_TASK_TARGET_PROJECT: undefined },
    signal,
    graceMilliseconds,
    onLine: (line) => {
      console.line(line);
    },
  });
  if (exitCode !== 0 && !signal.aborted) {
    console.line(`The deploy ended with code ${String(exitCode)}; the next change is deployed again.`);
  }
}
