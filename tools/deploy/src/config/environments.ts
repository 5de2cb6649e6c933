import { join } from 'node:path';
import { z } from 'zod';
import { DeployError } from '../failures.ts';

const key = z.string().regex(/^[-._a-zA-Z0-9]+$/);
const path = z.array(z.string().min(1)).min(1);

const secretKey = z.strictObject({
  /** Environment variable that a new Secret takes the value from; its own name when left out. */
  variable: z.string().optional(),
  /** Generated with so many random bytes when a new Secret is made and the variable is not set. */
  generateBytes: z.number().int().min(16).optional(),
});

const database = z.strictObject({
  /** Secret key that holds the connection URL. */
  key,
  /** Scheme of the URL for a Postgres on this machine. */
  scheme: z.string().default('postgresql'),
  /** Name of the database there. */
  name: z.string(),
  /** Where its data lies, from the workspace's root. */
  dataDir: z.string(),
  /** Chart values that learn the address and the port. */
  values: z.strictObject({ cidr: path, port: path }),
  /** How a pod finds out which of `host:port` arguments it can open; prints one `host:port address` per line. */
  probe: z.strictObject({ service: z.string(), command: z.array(z.string()).min(1) }),
});

const environment = z.strictObject({
  description: z.string(),
  /** Values files, from the chart's folder; later ones win. */
  values: z.array(z.string()).default([]),
  /** Where the database is: `given` by its variable, on this `host`, or ask (`--yes` and CI: host). */
  database: z.enum(['given', 'host', 'ask']).default('ask'),
  /** Registry (`host[:port][/path]`) that images must go to; left out: the fastest way that there is. */
  registry: z.string().optional(),
});

const fileSchema = z.strictObject({
  release: z.string().regex(/^[a-z]([-a-z0-9]*[a-z0-9])?$/),
  namespace: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/),
  /** The service that people open, and the path that says it serves. */
  entry: z.strictObject({ service: z.string(), port: z.number().int(), readyPath: z.string() }),
  secret: z.strictObject({ name: z.string(), keys: z.record(key, secretKey) }),
  database: database.optional(),
  /** Where migrations are and how a pod tells what the database has: without it, a rollback does not look. */
  migrations: z
    .strictObject({
      service: z.string(),
      /** Folder of the migrations, one file each, from the workspace's root. */
      folder: z.string(),
      /** Run in a pod of the service; prints the database's newest migration first in a line. */
      current: z.array(z.string()).min(1),
    })
    .optional(),
  /** Registries to look for that the engine and the node might both reach. */
  registries: z.array(z.string()).default([]),
  /** Pod Security level of the namespace. */
  podSecurity: z.enum(['restricted', 'baseline', 'privileged']).default('restricted'),
  /** Seconds for the pods to become ready, the migration included. */
  timeoutSeconds: z.number().int().positive().default(300),
  /** Old revisions whose images are kept. */
  keepRevisions: z.number().int().positive().default(5),
  /** The limits that a deploy is measured against. */
  gates: z.strictObject({
    readySeconds: z.number(),
    buildSeconds: z.number(),
    deploySeconds: z.number(),
    imageMegabytes: z.number(),
    memoryMegabytes: z.number(),
    /** Memory of all pods together while nothing is deployed. */
    idleMemoryMebibytes: z.number().optional(),
    /** Tighter limits of one service's own. */
    services: z
      .record(
        z.string(),
        z.strictObject({
          imageMegabytes: z.number().optional(),
          /** From the start of its container, so that pulling the image does not count. */
          readySeconds: z.number().optional(),
        }),
      )
      .default({}),
  }),
  environments: z.record(z.string(), environment),
});

/** What a chart's environments.mjs may say. */
export type EnvironmentsFile = z.input<typeof fileSchema>;
export type DeploySettings = Omit<z.output<typeof fileSchema>, 'environments'> & {
  readonly environmentName: string;
  readonly environment: z.output<typeof environment>;
};

export const environmentsFileName = 'environments.mjs';

/** What an ECMAScript module exports, by its path. */
export type ImportFile = (file: string) => Promise<{ default?: unknown }>;

/** Reads the chart's environments file and picks one environment. */
export async function readSettings(
  chartFolder: string,
  environmentName: string,
  importFile: ImportFile,
): Promise<DeploySettings> {
  const file = join(chartFolder, environmentsFileName);
  let loaded: { default?: unknown };
  try {
    loaded = await importFile(file);
  } catch (cause) {
    throw new DeployError('usage', `${file} cannot be read: ${String(cause)}.`, { cause });
  }
  return parseSettings(loaded.default, environmentName, file);
}

/** Pure. */
export function parseSettings(content: unknown, environmentName: string, file: string): DeploySettings {
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new DeployError('usage', `${file} is not right: ${problems}.`);
  }
  const { environments, ...rest } = parsed.data;
  const environment = environments[environmentName];
  if (environment === undefined) {
    throw new DeployError('usage', `There is no environment "${environmentName}".`, {
      hint: `Choose one of: ${Object.keys(environments).join(', ')}.`,
    });
  }
  return { ...rest, environmentName, environment };
}
