import { objectPath } from '../cluster/api-paths.ts';
import { isPending, readEncoded, readRevisions, releaseSecretName } from '../cluster/read-release.ts';
import { withStatus } from '../helm/release.ts';
import type { Session } from '../session.ts';

/** Marks the revision of a killed run as failed, so that Helm works on. */
export async function mendRevision(session: Session, revision: number): Promise<void> {
  const { client, namespace, settings, console } = session;
  const where = { namespace, release: settings.release };
  const encoded = await readEncoded(client, where, revision);
  if (encoded === undefined) return;
  const failed = withStatus(encoded, 'failed', 'Interrupted; marked as failed by todo-deploy');
  const path = objectPath('v1', 'Secret', namespace, releaseSecretName(settings.release, revision));
  await client.patch(path, 'merge', {
    metadata: { labels: { status: 'failed' } },
    data: { release: Buffer.from(failed).toString('base64') },
  });
  console.line(`Revision ${String(revision)} was left pending by a run that was killed; it is marked as failed now.`);
}

/** Helm was stopped in the middle: leave a release that the next run can work with. */
export async function mendIfPending(session: Session): Promise<void> {
  const revisions = await readRevisions(session.client, {
    namespace: session.namespace,
    release: session.settings.release,
  });
  const last = revisions.at(-1);
  if (last !== undefined && isPending(last.status)) await mendRevision(session, last.revision);
}
