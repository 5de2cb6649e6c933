import { setTimeout as pause } from 'node:timers/promises';
import { namespacePath, objectPath, withQuery } from '../cluster/api-paths.ts';
import { removeRecords } from '../cluster/deploy-record.ts';
import { annotations, managedBy, managedByLabel } from '../cluster/labels.ts';
import { listOf, plainSchema } from '../cluster/objects.ts';
import { readRevision, readRevisions } from '../cluster/read-release.ts';
import { readSecretFacts } from '../cluster/read-secrets.ts';
import { dropHostDatabase, hostDatabaseOf, type HostDatabase } from '../database/host-database.ts';
import { DeployError } from '../failures.ts';
import { readWorkspace } from '../graph/read-workspace.ts';
import { availableLoaders } from '../images/choose-loader.ts';
import { imagesOf } from '../images/prune-images.ts';
import { removeImages } from '../images/remove-images.ts';
import { loaderOptions, openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

export interface DestroyOptions extends CommonOptions {
  readonly data: boolean;
  readonly images: boolean;
}

/** `destroy`: the release, what this tool made around it, and, when asked for, its images and its data. */
export async function destroy(outside: Outside, options: DestroyOptions): Promise<void> {
  const session = await openSession(outside, options);
  const { client, namespace, settings, console, helm } = session;
  try {
    const where = { namespace, release: settings.release };
    const [body, revisions, secret] = await Promise.all([
      client.get(namespacePath(namespace)),
      readRevisions(client, where),
      readSecretFacts(client, namespace, settings.secret.name),
    ]);
    if (body === undefined) {
      console.result(`There is no namespace ${namespace}: nothing to remove.`);
      return;
    }
    const isOwnNamespace = plainSchema.parse(body).metadata.labels[managedByLabel] === managedBy;
    await confirm(session, { isOwnNamespace, data: options.data });
    const references = options.images ? await imageReferences(session, revisions) : [];
    if (revisions.length > 0) {
      await console.step(`Uninstall ${settings.release}`, () => helm.uninstall(settings.timeoutSeconds));
    }
    const database = secret?.isOwn === true ? hostDatabaseOf(secret.annotations) : undefined;
    if (isOwnNamespace) await removeNamespace(session);
    else await removeOwnObjects(session, secret?.isOwn === true);
    if (database !== undefined) await releaseDatabase(session, database, options.data);
    if (references.length > 0) await forgetImages(session, references);
    console.result(`Removed ${settings.release} from ${namespace}.`);
  } finally {
    client.close();
  }
}

async function confirm(
  session: Session,
  { isOwnNamespace, data }: { isOwnNamespace: boolean; data: boolean },
): Promise<void> {
  const { options, console, settings, namespace, kube } = session;
  if (options.yes) return;
  const what = [
    `the release ${settings.release}`,
    ...(isOwnNamespace ? [`the namespace ${namespace}`] : []),
    ...(data ? ['its database with all data'] : []),
  ].join(', ');
  if (console.ask === undefined) {
    throw new DeployError('declined', `This removes ${what} from ${kube.name}. Nothing was changed.`, {
      hint: 'Pass --yes where nobody can be asked.',
    });
  }
  if (!(await console.ask(`Remove ${what} from ${kube.name}?`)))
    throw new DeployError('declined', 'Nothing was changed.');
}

/** In a namespace of somebody else, only what this tool made goes. */
async function removeOwnObjects({ client, namespace, settings }: Session, withSecret: boolean): Promise<void> {
  const where = { namespace, release: settings.release };
  await removeRecords(client, where);
  if (withSecret) await client.remove(objectPath('v1', 'Secret', namespace, settings.secret.name));
}

async function removeNamespace({ client, namespace, console, signal }: Session): Promise<void> {
  await console.step(`Remove the namespace ${namespace}`, async () => {
    await client.remove(namespacePath(namespace));
    for (let waited = 0; waited < 120_000 && !signal.aborted; waited += 500) {
      if ((await client.get(namespacePath(namespace))) === undefined) return;
      await pause(500);
    }
    throw new DeployError('rollout-timeout', `The namespace ${namespace} is still being removed.`, {
      hint: `See what holds it: "kubectl get all --namespace ${namespace}".`,
    });
  });
}

/** Stops the Postgres of deployments unless another release on this cluster uses it. */
async function releaseDatabase(session: Session, database: HostDatabase, withData: boolean): Promise<void> {
  const { client, console, namespace } = session;
  const path = withQuery('/api/v1/secrets', { labelSelector: `${managedByLabel}=${managedBy}` });
  const others = listOf(plainSchema)
    .parse((await client.metadata(path)) ?? {})
    .items.filter(
      ({ metadata }) =>
        metadata.namespace !== namespace && metadata.annotations[annotations.databaseFolder] === database.folder,
    );
  const outcome = await dropHostDatabase(database, { withData, stop: others.length === 0 });
  if (outcome.dropped) console.line(`Dropped the database ${database.name}.`);
  if (outcome.stopped) {
    console.line(`Stopped the Postgres of deployments${withData ? '' : `; its data stays in ${database.folder}`}.`);
  }
}

/** Images of this release's revisions, as nodes and engine know them. */
async function imageReferences(session: Session, revisions: readonly { revision: number }[]): Promise<string[]> {
  const { client, namespace, settings, root, environment } = session;
  const [{ services }, releases] = await Promise.all([
    readWorkspace({ root, graphIsFresh: environment.insideNx }),
    Promise.all(
      revisions.map(({ revision }) => readRevision(client, { namespace, release: settings.release }, revision)),
    ),
  ]);
  return [...new Set(releases.flatMap((release) => imagesOf(release, services)))];
}

async function forgetImages(session: Session, references: readonly string[]): Promise<void> {
  await session.console.step(`Remove ${String(references.length)} images`, async () => {
    const loaders = await availableLoaders(loaderOptions(session));
    await removeImages({ engine: session.engine, loaders }, references);
  });
}
