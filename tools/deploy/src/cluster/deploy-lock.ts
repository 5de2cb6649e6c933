import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { DeployError } from '../failures.ts';
import { collectionPath, objectPath } from './api-paths.ts';
import { ClusterRefusal, type ClusterClient } from './cluster-client.ts';
import { managedBy, managedByLabel } from './labels.ts';

const apiVersion = 'coordination.k8s.io/v1';
const leaseSeconds = 30;
const renewMilliseconds = 8000;

const leaseSchema = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string() }),
  spec: z.looseObject({
    holderIdentity: z.string().nullish(),
    leaseDurationSeconds: z.number().nullish(),
    renewTime: z.string().nullish(),
  }),
});
type Lease = z.output<typeof leaseSchema>;

export interface DeployLock {
  /** Somebody else deployed first: what was planned before is old. */
  readonly waited: boolean;
  release(): Promise<void>;
}

interface LockOptions {
  readonly client: ClusterClient;
  readonly namespace: string;
  readonly release: string;
  /** false: another deploy is a failure instead of something to wait for. */
  readonly wait: boolean;
  readonly signal: AbortSignal;
  readonly onWait: (holder: string) => void;
}

const holderPattern = /^(.*)\/(\d+)\/[0-9a-f]+$/;

/** The one who held the lock cannot come back: it is overdue, or it was a process of this machine that is gone. Pure. */
export function isAbandoned(
  { spec }: Pick<Lease, 'spec'>,
  { now, host, isAlive }: { now: Date; host: string; isAlive: (pid: number) => boolean },
): boolean {
  const match = holderPattern.exec(spec.holderIdentity ?? '');
  if (match === null) return true;
  if (match[1] === host && !isAlive(Number(match[2]))) return true;
  const renewed = Date.parse(spec.renewTime ?? '');
  return Number.isNaN(renewed) || now.getTime() - renewed > (spec.leaseDurationSeconds ?? leaseSeconds) * 1000;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Takes the Lease `<release>-deploy`, so that two deploys never change one release at a time. */
export async function acquireDeployLock(options: LockOptions): Promise<DeployLock> {
  const { client, namespace, release } = options;
  const identity = `${hostname()}/${String(process.pid)}/${randomBytes(3).toString('hex')}`;
  const name = `${release}-deploy`;
  const path = objectPath(apiVersion, 'Lease', namespace, name);
  const body = (resourceVersion?: string) => ({
    apiVersion,
    kind: 'Lease',
    metadata: {
      name,
      labels: { [managedByLabel]: managedBy },
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    spec: { holderIdentity: identity, leaseDurationSeconds: leaseSeconds, renewTime: microTime() },
  });
  let waited = false;
  for (;;) {
    if (options.signal.aborted) throw new DeployError('interrupted', 'Stopped while waiting for another deploy.');
    const found = await client.get(path);
    const lease = found === undefined ? undefined : leaseSchema.parse(found);
    if (lease !== undefined && !isAbandoned(lease, { now: new Date(), host: hostname(), isAlive })) {
      const holder = lease.spec.holderIdentity ?? 'somebody';
      if (!options.wait)
        throw new DeployError('deploy-running', `Another deploy to ${release} is running (${holder}).`);
      if (!waited) options.onWait(holder);
      waited = true;
      await pause(700);
      continue;
    }
    try {
      if (lease === undefined) await client.create(collectionPath(apiVersion, 'Lease', namespace), body());
      else await client.replace(path, body(lease.metadata.resourceVersion));
      break;
    } catch (error) {
      // Somebody was faster by a moment.
      if (!(error instanceof ClusterRefusal) || error.status !== 409) throw error;
    }
  }
  const renewal = setInterval(() => {
    const renewed = { spec: { holderIdentity: identity, renewTime: microTime() } };
    // A missed renewal is made good by the next one; the lease lasts several of them.
    client.patch(path, 'merge', renewed).catch(() => undefined);
  }, renewMilliseconds);
  renewal.unref();
  return {
    waited,
    async release() {
      clearInterval(renewal);
      await client.remove(path).catch(() => undefined);
    },
  };
}

/** Kubernetes wants microseconds here. */
const microTime = (): string => new Date().toISOString().replace('Z', '000Z');
