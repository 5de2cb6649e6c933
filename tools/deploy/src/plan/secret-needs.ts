import type { DeploySettings } from '../config/environments.ts';
import type { SecretFacts } from '../cluster/read-secrets.ts';
import { missingSecretKeys, type SecretContract } from '../helm/secret-contract.ts';
import { DeployError } from '../failures.ts';
import type { DeployPlan } from './plan.ts';

interface Input {
  readonly settings: Pick<DeploySettings, 'secret' | 'database'>;
  readonly contract: SecretContract;
  readonly secrets: Readonly<Record<string, SecretFacts | undefined>>;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The database is this machine's, so its URL will be known. */
  readonly hostDatabase: boolean;
}

/**
 * What must happen to the Secret so that the chart finds every key that it reads. Pure.
 * @throws DeployError naming each key that nobody can provide, before anything is changed
 */
export function secretNeeds(input: Input): DeployPlan['secretAction'] {
  const { settings, secrets } = input;
  const own = secrets[settings.secret.name];
  const missing = missingSecretKeys(
    input.contract,
    Object.fromEntries(Object.entries(secrets).map(([name, facts]) => [name, facts?.keys])),
  );
  const prefix = `${settings.secret.name}/`;
  const beyond = missing.filter((entry) => {
    if (!entry.startsWith(prefix)) return true;
    if (own !== undefined && !own.isOwn) return true;
    return !isProvidable(entry.slice(prefix.length), input);
  });
  if (beyond.length > 0) throw incomplete(beyond, own);
  if (own === undefined) return 'create';
  return missing.length > 0 ? 'complete' : 'keep';
}

function isProvidable(key: string, { settings, variables, hostDatabase }: Input): boolean {
  if (hostDatabase && settings.database?.key === key) return true;
  const source = settings.secret.keys[key];
  if (source === undefined) return false;
  const value = variables[source.variable ?? key];
  return (value !== undefined && value !== '') || source.generateBytes !== undefined;
}

function incomplete(entries: readonly string[], own: SecretFacts | undefined): DeployError {
  const names = entries.map((entry) => {
    const [secret = '', ...key] = entry.split('/');
    return key.length === 0 ? `the Secret "${secret}"` : `the key "${key.join('/')}" of the Secret "${secret}"`;
  });
  const isForeign = own !== undefined && !own.isOwn;
  return new DeployError(
    'secret-incomplete',
    `The chart reads ${names.join(' and ')}, which is not there. Nothing was changed.`,
    {
      hint: isForeign
        ? 'The Secret was made by somebody else, so it is never touched here: add the key with the tool that made it.'
        : 'Set it as an environment variable and deploy again, or run "npx nx secrets helm-chart".',
    },
  );
}
