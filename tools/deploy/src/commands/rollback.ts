import { acquireDeployLock } from '../cluster/deploy-lock.ts';
import { readRevision, readRevisions } from '../cluster/read-release.ts';
import { rollBackTo } from '../apply/roll-back.ts';
import { DeployError } from '../failures.ts';
import { readWorkspace } from '../graph/read-workspace.ts';
import type { Release } from '../helm/release.ts';
import { chooseLoader } from '../images/choose-loader.ts';
import { valueAt } from '../json.ts';
import { openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

export interface RollbackOptions extends CommonOptions {
  readonly wait: boolean;
}

/** `rollback [REV]`: to the last revision that was good, or to a named one, if it can still serve. */
export async function rollback(outside: Outside, wanted: string | undefined, options: RollbackOptions): Promise<void> {
  const session = await openSession(outside, options);
  const { client, namespace, settings, console, signal } = session;
  const where = { namespace, release: settings.release };
  try {
    const target = await chooseRevision(session, wanted);
    await assertImagesExist(session, target);
    if (
      !options.yes &&
      console.ask !== undefined &&
      !(await console.ask(`Go back to revision ${String(target.revision)} (${target.description})?`))
    ) {
      throw new DeployError('declined', 'Nothing was changed.');
    }
    const lock = await acquireDeployLock({
      client,
      ...where,
      wait: options.wait,
      signal,
      onWait: (holder) => {
        console.line(`A deploy is running (${holder}); waiting for it.`);
      },
    });
    try {
      await rollBackTo(session, target);
    } finally {
      await lock.release();
    }
    const now = (await readRevisions(client, where)).at(-1);
    console.result(
      `Revision ${String(target.revision)} serves again, as revision ${String(now?.revision)}. The next deploy brings the checkout back.`,
    );
  } finally {
    client.close();
  }
}

async function chooseRevision({ client, namespace, settings }: Session, wanted: string | undefined): Promise<Release> {
  const where = { namespace, release: settings.release };
  const revisions = await readRevisions(client, where);
  const number = wanted === undefined ? previousGood(revisions) : Number(wanted);
  const known = revisions.map(({ revision, status }) => `${String(revision)} (${status})`).join(', ');
  const revision = number === undefined ? undefined : await readRevision(client, where, number);
  if (revision === undefined) {
    throw new DeployError('not-deployed', `There is no revision ${wanted ?? 'to go back to'}.`, {
      hint: known === '' ? 'Deploy first: "npx nx deploy helm-chart".' : `The revisions are ${known}.`,
    });
  }
  return revision;
}

/** The newest revision that served before the one that serves, or the one that serves when a later one failed. Pure. */
export function previousGood(revisions: readonly { revision: number; status: string }[]): number | undefined {
  const last = revisions.at(-1);
  const good = revisions.filter(({ status }) => status === 'deployed' || status === 'superseded');
  return good.filter(({ revision }) => revision !== last?.revision).at(-1)?.revision;
}

async function assertImagesExist(session: Session, target: Release): Promise<void> {
  const { kube: context, client, run, engine, environment, fetch, settings, root } = session;
  const { services } = await readWorkspace({ root, graphIsFresh: environment.insideNx });
  const references = services.flatMap(({ name }) => {
    const [repository, tag] = ['repository', 'tag'].map((key) => valueAt(target.values, [name, 'image', key]));
    return typeof repository === 'string' && typeof tag === 'string' ? [`${repository}:${tag}`] : [];
  });
  const loader = await chooseLoader({
    context,
    client,
    run,
    engine,
    tools: environment.tools,
    fetch,
    demanded: settings.environment.registry,
    candidates: settings.registries,
  });
  const present = await Promise.all(references.map((reference) => loader.has(reference)));
  const gone = references.filter((_reference, index) => present[index] !== true);
  if (gone.length > 0) {
    throw new DeployError(
      'rollback-unsafe',
      `Revision ${String(target.revision)} needs ${gone.join(' and ')}, which is gone from ${loader.title}. Nothing was changed.`,
    );
  }
}
