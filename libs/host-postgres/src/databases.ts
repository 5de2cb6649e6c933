import pg from 'pg';

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

const adminUser = 'postgres';

/** postgresql://… of one database, for any client. */
export function databaseUrl({ host, port, password }: Address, database: string): string {
  return `postgresql://${adminUser}:${encodeURIComponent(password)}@${host}:${String(port)}/${encodeURIComponent(database)}`;
}

async function asAdmin<T>(address: Address, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(address, 'postgres'), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Makes the database unless it is there. */
export async function createDatabase(address: Address, name: string): Promise<void> {
  await asAdmin(address, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

/** Removes the database, its connections too; nothing happens when it is not there. */
export async function dropDatabase(address: Address, name: string): Promise<void> {
  await asAdmin(address, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}
