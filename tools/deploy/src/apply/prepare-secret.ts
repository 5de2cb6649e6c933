import { join } from 'node:path';
import { annotations } from '../cluster/labels.ts';
import { cidrOf, networkOf } from '../database/addresses.ts';
import { createHostDatabase } from '../database/host-database.ts';
import { findHostAddress } from '../database/probe-from-pod.ts';
import { DeployError } from '../failures.ts';
import { mergeJson, nest, type JsonObject } from '../json.ts';
import { referenceOf } from '../plan/decide-images.ts';
import type { Planned, PlanOptions } from '../plan/make-plan.ts';
import type { DeployPlan } from '../plan/plan.ts';
import type { Session } from '../session.ts';
import { newSecretValues, writeSecret } from './write-secret.ts';

export interface PreparedSecret {
  readonly keys: readonly string[];
  /** Chart values that follow from it. */
  readonly values: JsonObject;
}

/** Makes or completes the Secret. */
export async function prepareSecret(
  session: Session,
  { observed, database, plan }: Planned,
  options: PlanOptions,
): Promise<PreparedSecret> {
  const { settings, client, namespace, environment, now, console } = session;
  const existing = observed.secrets[settings.secret.name];
  const made: Record<string, string> = {};
  let notes: Record<string, string> = {};
  let values: JsonObject = {};
  if (settings.database !== undefined && database === 'host') {
    const host = await console.step('Postgres on this machine', (say) => hostDatabase(session, plan, options, say));
    made[settings.database.key] = host.url;
    notes = host.notes;
    values = mergeJson(nest(settings.database.values.cidr, host.cidr), nest(settings.database.values.port, host.port));
  } else if (settings.database !== undefined && database === 'given') {
    const url =
      environment.variables[settings.secret.keys[settings.database.key]?.variable ?? settings.database.key] ?? '';
    const network = networkOf(url);
    if (network !== undefined) {
      notes = {
        [annotations.databaseSource]: 'environment',
        [annotations.databaseCidr]: network.cidr,
        [annotations.databasePort]: String(network.port),
      };
    }
  }
  const fresh = newSecretValues({ settings, variables: environment.variables, made, present: existing?.keys ?? [] });
  await writeSecret({ client, namespace, name: settings.secret.name, existing, values: fresh, notes, now: now() });
  console.line(`Secret ${settings.secret.name}: wrote ${Object.keys(fresh).join(', ')}.`);
  return { keys: Object.keys(fresh), values };
}

interface PreparedDatabase {
  readonly url: string;
  readonly cidr: string;
  readonly port: number;
  readonly notes: Record<string, string>;
}

async function hostDatabase(
  session: Session,
  plan: DeployPlan,
  options: PlanOptions,
  say: (text: string) => void,
): Promise<PreparedDatabase> {
  const { settings, client, namespace, root, signal } = session;
  const { database } = settings;
  const service = plan.services.find(({ name }) => name === database?.probe.service);
  if (database === undefined || service === undefined) {
    throw new DeployError('usage', 'The environments file names no service that can probe for the database.');
  }
  say('looking for the address of this machine that pods reach');
  const image = referenceOf(service.image);
  const address = await findHostAddress({ client, namespace, image, command: database.probe.command, signal });
  say(`pods reach ${address.reach}; starting Postgres on ${address.listen}`);
  const name = options.hostDatabase ?? database.name;
  const folder = join(root, database.dataDir);
  const host = await createHostDatabase({ folder, listen: address.listen, reach: address.reach, name });
  const cidr = cidrOf(address.peer);
  return {
    url: host.url,
    cidr,
    port: host.port,
    notes: {
      [annotations.databaseSource]: 'host',
      [annotations.databaseCidr]: cidr,
      [annotations.databasePort]: String(host.port),
      [annotations.databaseFolder]: folder,
      [annotations.databaseAddress]: host.address,
      [annotations.databaseName]: name,
    },
  };
}
