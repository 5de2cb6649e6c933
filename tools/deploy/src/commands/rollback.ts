import { acquireDeployLock } from '../cluster/deploy-lock.ts';
import { readRevision, readRevisions } from '../cluster/read-release.ts';
import { rollBackTo } from '../apply/roll-back.ts';
import { DeployError } from '../failures.ts';
import { readWorkspace } from '../graph/read-workspace.ts';
import type { Release } from '../helm/release.ts';
import { availableLoaders } from '../images/choose-loader.ts';
import { goneImages } from '../images/remove-images.ts';
import { compareMigrations } from '../database/migrations.ts';
import { valueAt } from '../json.ts';
import { loaderOptions, openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

export interface RollbackOptions extends CommonOptions {
  readonly wait: boolean;
  /** Go back although the database is newer than the revision's image. */
  readonly ignoreMigrations: boolean;
}

/** `rollback [REV]`: to the last revision that was good, or to a named one, if it can still serve. */
export async function rollback(outside: Outside, wanted: string | undefined, options: RollbackOptions): Promise<void> {
  const session = await openSession(outside, options);
  const { client, namespace, settings, console, signal } = session;
  const where = { namespace, release: settings.release };
  try {
    const target = await chooseRevision(session, wanted);
    await assertImagesExist(session, target);
    if (!options.ignoreMigrations) await assertDatabaseFits(session, target);
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
  const { environment, root } = session;
  const { services } = await readWorkspace({ root, graphIsFresh: environment.insideNx });
  const references = services.flatMap(({ name }) => {
    const [repository, tag] = ['repository', 'tag'].map((key) => valueAt(target.values, [name, 'image', key]));
    return typeof repository === 'string' && typeof tag === 'string' ? [`${repository}:${tag}`] : [];
  });
  const loaders = await availableLoaders(loaderOptions(session));
  const gone = await goneImages(loaders, references);
  if (gone.length > 0) {
    throw new DeployError(
      'rollback-unsafe',
      `Revision ${String(target.revision)} needs ${gone.join(' and ')}, which is gone from ${loaders.map(({ title }) => title).join(', ')}. Nothing was changed.`,
    );
  }
}

/** An old image does not know tables that a newer migration changed. */
async function assertDatabaseFits(session: Session, target: Release): Promise<void> {
  const { client, namespace, settings, console } = session;
  const revisions = await readRevisions(client, { namespace, release: settings.release });
  const state = await compareMigrations(session, target.revision, revisions);
  if (state.kind === 'unknown') console.line(`The database was not compared with the image: ${state.reason}.`);
  if (state.kind !== 'newer') return;
  const source = state.from === 'database' ? 'The database is at' : 'Later revisions brought';
  throw new DeployError(
    'rollback-unsafe',
    `${source} ${state.heads.join(', ')}, which revision ${String(target.revision)} does not know. Nothing was changed.`,
    {
      hint: 'Migrate the database back first, or pass --ignore-migrations if the old code can live with the new tables.',
    },
  );
}
