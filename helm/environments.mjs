// @ts-check
// Everything that `nx deploy helm-chart` knows about this application besides the project graph and the chart.

/** Run in a pod with host:port arguments; prints each one that it can open, with the address behind it. */
const openSockets = `
import socket, sys
for target in sys.argv[1:]:
    host, port = target.rsplit(":", 1)
    try:
        with socket.create_connection((host, int(port)), 3) as connection:
            print(target, connection.getpeername()[0], flush=True)
    except OSError:
        pass
`;

/** Run in a pod; prints the newest migration that the database has. */
const newestMigration = `
import asyncio
from sqlalchemy import text
from todo.core.db import make_engine
from todo.core.settings import load_database_settings

async def show():
    engine = make_engine(load_database_settings().direct_database, pool_size=1, connect_timeout=5)
    try:
        async with engine.connect() as connection:
            for head in await connection.scalars(text("SELECT version_num FROM alembic_version")):
                print(head)
    finally:
        await engine.dispose()

asyncio.run(show())
`;

/** @type {import('../tools/deploy/src/config/environments.ts').EnvironmentsFile} */
export default {
  release: 'todo',
  namespace: 'todo',
  entry: { service: 'frontend', port: 3000, readyPath: '/ready' },
  secret: {
    name: 'todo-secrets',
    keys: {
      DATABASE_URL: {},
      DATABASE_URL_DIRECT: {},
      JWT_SECRET: { generateBytes: 48 },
      OPENAI_API_KEY: {},
    },
  },
  database: {
    key: 'DATABASE_URL',
    name: 'todo',
    dataDir: '.data/postgres-deployed',
    values: { cidr: ['database', 'cidr'], port: ['database', 'port'] },
    probe: { service: 'backend', command: ['python', '-c', openSockets] },
  },
  migrations: {
    service: 'backend',
    folder: 'apps/backend/alembic/versions',
    current: ['python', '-c', newestMigration],
  },
  registries: ['localhost:5001', 'localhost:5000'],
  podSecurity: 'restricted',
  timeoutSeconds: 300,
  keepRevisions: 5,
  // The limits of docs/research.md, in its units: memory and image sizes in MB.
  gates: {
    readySeconds: 60,
    buildSeconds: 300,
    deploySeconds: 300,
    imageMegabytes: 500,
    memoryMegabytes: 2000,
    // What this application keeps to besides: docs/deployment/images.md.
    idleMemoryMebibytes: 350,
    services: {
      frontend: { imageMegabytes: 250, readySeconds: 3 },
      backend: { imageMegabytes: 320, readySeconds: 10 },
    },
  },
  environments: {
    dev: {
      description: 'This machine, one pod a service; the database of DATABASE_URL, or one on this machine.',
      values: ['values-dev.yaml'],
    },
    offline: {
      description: 'This machine without the internet: always the database on this machine.',
      values: ['values-offline.yaml'],
      database: 'host',
    },
    prod: {
      description: 'Any cluster, named by --context with --allow-remote: replicas, autoscaling, ingress, a registry.',
      values: ['values-prod.yaml'],
      database: 'given',
    },
  },
};
