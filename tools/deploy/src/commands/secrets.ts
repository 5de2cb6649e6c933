import { annotations } from '../cluster/labels.ts';
import { readCluster, type ObservedCluster } from '../cluster/read-cluster.ts';
import type { SecretFacts } from '../cluster/read-secrets.ts';
import { keyTimes } from '../cluster/secret-changes.ts';
import { givenNetwork } from '../database/addresses.ts';
import { DeployError } from '../failures.ts';
import { readsSecret, secretContract } from '../helm/secret-contract.ts';
import { table } from '../plan/render-plan.ts';
import { age } from './status.ts';
import { writeSecret } from '../apply/write-secret.ts';
import { prepareNamespaceIfAbsent } from '../apply/apply-plan.ts';
import { generateValue } from '../apply/generate-value.ts';
import { readersOf, restart } from '../apply/restart-readers.ts';
import { openSession, type CommonOptions, type Outside, type Session } from '../session.ts';

export interface SecretsOptions extends CommonOptions {
  /** Keys whose value comes from the environment or a question. */
  readonly write: readonly string[];
  /** Keys that get a new generated value. */
  readonly rotate: readonly string[];
}

/** `secrets`: shows key names and ages, writes or rotates keys, and restarts what reads them. Never shows a value. */
export async function secrets(outside: Outside, options: SecretsOptions): Promise<void> {
  const session = await openSession(outside, options);
  const { client, namespace, settings, console } = session;
  try {
    const observed = await readCluster(client, {
      namespace,
      release: settings.release,
      secretName: settings.secret.name,
    });
    const facts = observed.secrets[settings.secret.name];
    if (options.write.length + options.rotate.length === 0) {
      show(session, observed, facts);
      return;
    }
    if (facts !== undefined && !facts.isOwn) {
      throw new DeployError(
        'secret-incomplete',
        `The Secret ${facts.name} was made by somebody else, so it is not changed here.`,
        {
          hint: 'Change it with the tool that made it.',
        },
      );
    }
    assertKeysAreRead(session, observed, [...options.write, ...options.rotate]);
    const values = await collectValues(session, options);
    await prepareNamespaceIfAbsent(session, observed.namespace.exists);
    const notes = databaseNotes(session, facts, values);
    await writeSecret({
      client,
      namespace,
      name: settings.secret.name,
      existing: facts,
      values,
      notes,
      now: session.now(),
    });
    console.result(`Wrote ${Object.keys(values).join(', ')} to the Secret ${settings.secret.name}.`);
    const live = observed.deployments.map(({ metadata }) => metadata.name);
    await restart(session, readersOf(observed.manifest, settings.secret.name, { keys: Object.keys(values), live }));
    if (settings.database !== undefined && settings.database.key in values) {
      console.result(
        `Run "npx nx deploy ${session.chartName}" once: the network policy learns the new database's address.`,
      );
    }
  } finally {
    client.close();
  }
}

/** A key that nothing reads is a typing error. Before there is a release, nobody knows what its chart reads. */
function assertKeysAreRead(
  { settings: { secret } }: Session,
  observed: ObservedCluster,
  keys: readonly string[],
): void {
  if (observed.history.latest === undefined) return;
  const contract = secretContract(observed.manifest);
  const known = [
    ...Object.keys(secret.keys),
    ...(observed.secrets[secret.name]?.keys ?? []),
    ...(contract.required[secret.name] ?? []),
    ...(contract.optional[secret.name] ?? []),
  ];
  const isRead = (key: string): boolean =>
    known.includes(key) || observed.manifest.some(({ body }) => readsSecret(body, secret.name, [key]));
  const unknown = keys.filter((key) => !isRead(key));
  if (unknown.length === 0) return;
  throw new DeployError('usage', `Nothing reads ${unknown.join(', ')}. Nothing was changed.`, {
    hint: `The keys of ${secret.name} are ${[...new Set(known)].sort().join(', ')}.`,
  });
}

function show(
  { console, settings, namespace, options, now }: Session,
  observed: ObservedCluster,
  facts: SecretFacts | undefined,
): void {
  const contract = secretContract(observed.manifest);
  const required = contract.required[settings.secret.name] ?? [];
  const times = keyTimes(facts?.annotations[annotations.keyTimes]);
  const names = [...new Set([...Object.keys(settings.secret.keys), ...(facts?.keys ?? []), ...required])].sort();
  const rows = names.map((key) => {
    const written = times[key] ?? (facts?.keys.includes(key) === true ? facts.createdAt : undefined);
    const seconds = written === undefined ? undefined : Math.round((now().getTime() - Date.parse(written)) / 1000);
    const need = required.includes(key) ? 'required' : 'optional';
    return { key, present: facts?.keys.includes(key) === true, need, ageSeconds: seconds ?? null };
  });
  if (options.json) {
    console.result(
      JSON.stringify(
        { secret: settings.secret.name, namespace, exists: facts !== undefined, own: facts?.isOwn ?? null, keys: rows },
        null,
        2,
      ),
    );
    return;
  }
  console.result(
    `Secret ${settings.secret.name} in ${namespace}: ${facts === undefined ? 'not there yet' : facts.isOwn ? 'made by this tool' : 'made by somebody else, never touched'}`,
  );
  const cells = rows.map((row) => [
    row.key,
    row.present ? 'present' : 'missing',
    row.need,
    row.present && row.ageSeconds !== null ? age(row.ageSeconds) : '-',
  ]);
  for (const line of table([['key', '', '', 'age'], ...cells])) console.result(`  ${line}`);
}

async function collectValues(session: Session, { write, rotate }: SecretsOptions): Promise<Record<string, string>> {
  const { settings, environment, console } = session;
  const values: Record<string, string> = {};
  for (const key of rotate) values[key] = generateValue(settings.secret.keys[key]?.generateBytes, key);
  for (const key of write) {
    const variable = settings.secret.keys[key]?.variable ?? key;
    const value = environment.variables[variable] ?? (await console.askSecret?.(`Value of ${key}`));
    if (value === undefined || value === '') {
      throw new DeployError('usage', `There is no value for ${key}. Nothing was changed.`, {
        hint: `Set the environment variable ${variable}; a value never belongs on a command line.`,
      });
    }
    values[key] = value;
  }
  return values;
}

function databaseNotes(
  { settings }: Session,
  facts: SecretFacts | undefined,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const url = settings.database === undefined ? undefined : values[settings.database.key];
  if (url === undefined) return { ...facts?.annotations };
  const network = givenNetwork(`The new ${settings.database?.key ?? ''}`, url);
  return {
    [annotations.databaseSource]: 'environment',
    [annotations.databaseCidr]: network.cidr,
    [annotations.databasePort]: String(network.port),
  };
}
