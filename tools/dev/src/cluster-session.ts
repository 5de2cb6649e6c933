import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '@todo/host-postgres';
import { execa } from 'execa';
import { z } from 'zod';
import { startChild, type Child } from './children.ts';
import { Failure } from './failure.ts';
import { nxCommand, nxEnvironment } from './nx.ts';
import { answers, passOn, type Reached } from './reach.ts';

const reportSchema = z.object({
  changed: z.boolean(),
  revisionBefore: z.number().nullable(),
  revisionAfter: z.number().nullable(),
  services: z.array(z.object({ name: z.string(), tag: z.string(), action: z.string() })),
});

export type DeployReport = z.infer<typeof reportSchema>;

const objectsSchema = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      metadata: z.object({
        name: z.string(),
        uid: z.string(),
        resourceVersion: z.string(),
        labels: z.record(z.string(), z.string()).optional(),
      }),
    }),
  ),
});

export interface ClusterObject {
  readonly id: string;
  readonly component: string | undefined;
  readonly uid: string;
  readonly resourceVersion: string;
}

/** A release of its own in a namespace and database of its own; `remove()` leaves nothing. */
export interface ClusterSession {
  readonly namespace: string;
  deploy(checkout: string): Promise<DeployReport>;
  objects(kinds: string): Promise<ClusterObject[]>;
  helmTest(): Promise<void>;
  /** A port of this machine; Secure cookies need the name localhost. */
  open(): Promise<Reached>;
  remove(): Promise<void>;
}

export function openClusterSession(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): ClusterSession {
  const id = randomBytes(3).toString('hex');
  const namespace = `todo-test-${id}`;
  const database = `todo_test_${id}`;
  // The test's release never meets the developer's own database or provider key.
  const foreign = { DATABASE_URL: undefined, DATABASE_URL_DIRECT: undefined, OPENAI_API_KEY: undefined };
  const env = { ...environment, ...foreign, ...nxEnvironment, TODO_HOST_DATABASE: database };

  const runNx = async (checkout: string, args: readonly string[]): Promise<void> => {
    const { command, args: nxArgs } = nxCommand(checkout, args);
    const { failed, exitCode } = await execa(command, nxArgs, {
      cwd: checkout,
      env,
      extendEnv: false,
      stdin: 'ignore',
      stdout: 'inherit',
      stderr: 'inherit',
      reject: false,
    });
    if (failed) throw new Failure(`nx ${args.join(' ')} ended with code ${String(exitCode ?? 'none')}.`);
  };

  const kubectl = async (args: readonly string[]): Promise<string> =>
    (await execa('kubectl', ['--namespace', namespace, ...args], { stdin: 'ignore' })).stdout;

  return {
    namespace,
    deploy: async (checkout) => {
      await runNx(checkout, ['deploy', 'helm-chart', '--namespace', namespace, '--yes']);
      const text = await readFile(join(checkout, 'dist', 'deploy', 'report.json'), 'utf8');
      return reportSchema.parse(JSON.parse(text));
    },
    objects: async (kinds) =>
      objectsSchema.parse(JSON.parse(await kubectl(['get', kinds, '-o', 'json']))).items.map(({ kind, metadata }) => ({
        id: `${kind}/${metadata.name}`,
        component: metadata.labels?.['app.kubernetes.io/component'],
        uid: metadata.uid,
        resourceVersion: metadata.resourceVersion,
      })),
    helmTest: async () => {
      await execa('helm', ['test', 'todo', '--namespace', namespace, '--timeout', '3m', '--logs'], {
        stdin: 'ignore',
        stdout: 'inherit',
        stderr: 'inherit',
      });
    },
    open: async () => {
      const port = await findFreePort();
      const address = await kubectl(['get', 'service', 'todo-frontend', '-o', 'jsonpath={.spec.clusterIP}']);
      // A port-forward stalls or ends under two browsers at once, kubectl's for all of its connections.
      if (await answers(`http://${address}:3000/ready`)) return passOn(port, address, 3000);
      const child = startChild({
        name: 'open',
        command: process.execPath,
        args: [
          join(root, 'tools/deploy/bin/todo-deploy.cjs'),
          'open',
          '--namespace',
          namespace,
          '--port',
          String(port),
        ],
        cwd: root,
        env: environment,
        onLine: (line) => {
          console.log(line);
        },
      });
      const url = `http://localhost:${String(port)}`;
      await waitForAnswer(`${url}/ready`, child);
      return { url, close: () => child.stop() };
    },
    remove: () => runNx(root, ['destroy', 'helm-chart', '--namespace', namespace, '--yes', '--data']),
  };
}

async function waitForAnswer(url: string, child: Child): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (await answers(url)) return;
    await new Promise((resume) => setTimeout(resume, 200));
  }
  await child.stop();
  throw new Failure(`The deployed application did not answer ${url} through "open".`);
}
