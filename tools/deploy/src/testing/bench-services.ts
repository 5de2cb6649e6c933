/**
 * What plan, explain and a deploy that changes nothing cost in a workspace of 2 to 100 services, on the cluster of the
 * current context. Writes its section of docs/reference/performance.md. The Deployments have no pods: the cost of
 * deciding does not depend on them, and no machine has room for a hundred.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadavg } from 'node:os';
import { execa } from 'execa';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { managedBy, managedByLabel, podSecurityLabel } from '../cluster/labels.ts';
import { makeFixtureWorkspace, type FixtureWorkspace } from './fixture-workspace.ts';
import { runCli, type CliResult } from './run-cli.ts';

const sizes = [2, 10, 30, 100];
const rounds = 3;
const page = resolve(import.meta.dirname, '../../../../docs/reference/performance.md');
const planSchema = z.looseObject({ values: z.record(z.string(), z.json()) });

interface Row {
  readonly services: number;
  readonly first: number;
  readonly plan: number;
  readonly explain: number;
  readonly deploy: number;
}

async function must(run: Promise<CliResult>): Promise<CliResult> {
  const result = await run;
  if (result.exitCode !== 0) throw new Error(`It ended with ${String(result.exitCode)}:\n${result.output}`);
  return result;
}

async function median(run: () => Promise<CliResult>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await must(run())).seconds);
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** The release as a deploy would leave it, without building an image for each service. */
async function install(workspace: FixtureWorkspace, namespace: string): Promise<void> {
  const planned = await must(runCli(workspace, ['plan', '--json', '--yes']));
  const { values } = planSchema.parse(JSON.parse(planned.stdout));
  const metadata = (name: string, labels: Record<string, string>) => ({ name, labels });
  const objects = [
    {
      kind: 'Namespace',
      metadata: metadata(namespace, { [podSecurityLabel]: 'restricted', [managedByLabel]: managedBy }),
    },
    {
      kind: 'Secret',
      metadata: { ...metadata('fixture-secrets', { [managedByLabel]: managedBy }), namespace },
      stringData: { TOKEN: 'a token of the benchmark' },
    },
  ].map((object) => ({ apiVersion: 'v1', ...object }));
  for (const object of objects) await execa('kubectl', ['apply', '-f', '-'], { input: JSON.stringify(object) });
  const chart = join(workspace.root, 'chart');
  await execa('helm', ['upgrade', '--install', 'fixture', chart, '--namespace', namespace, '--values', '-'], {
    input: JSON.stringify(values),
  });
}

async function measure(services: number): Promise<Row> {
  const namespace = `todo-bench-${String(services)}-${process.pid.toString(36)}`;
  const names = Array.from({ length: services }, (_value, index) => `s${String(index + 1).padStart(3, '0')}`);
  const workspace = await makeFixtureWorkspace({ services: names, namespace, prefix: 'fixture-bench' });
  const values = join(workspace.root, 'chart', 'values.yaml');
  await writeFile(values, (await readFile(values, 'utf8')).replaceAll('replicas: 1', 'replicas: 0'));
  await execa('git', ['init', '-q'], { cwd: workspace.root });
  const plan = (): Promise<CliResult> => runCli(workspace, ['plan', '--yes']);
  try {
    await install(workspace, namespace);
    await rm(join(workspace.root, 'dist'), { recursive: true, force: true });
    const first = (await must(plan())).seconds;
    const noOp = await must(runCli(workspace, ['deploy', '--yes']));
    if (!noOp.output.includes('Nothing changed')) throw new Error(`The deploy was no no-op:\n${noOp.output}`);
    const row = {
      services,
      first,
      plan: await median(plan),
      explain: await median(() => runCli(workspace, ['explain', names[0] ?? '', '--yes'])),
      deploy: await median(() => runCli(workspace, ['deploy', '--yes'])),
    };
    console.log(JSON.stringify(row));
    return row;
  } finally {
    await runCli(workspace, ['destroy', '--yes']);
    await workspace.remove();
  }
}

const cells = ({ services, ...times }: Row): string =>
  [String(services), ...Object.values(times).map((seconds) => seconds.toFixed(2))].join(' | ');

const rows: Row[] = [];
for (const size of sizes) rows.push(await measure(size));
const section = `<!-- deploy-services: begin -->

## Deploying many services

Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC by \`npx nx bench-services deploy\`, in seconds, the
median of ${String(rounds)} runs of \`npx todo-deploy\`'s launcher; a generated workspace whose services all read one library, on
Minikube, system load ${loadavg()[0]?.toFixed(1) ?? '?'} at the end. The first plan asks Nx, without its daemon and with no saved graph; the
others find that nothing was touched.

| services | first plan | plan | explain | deploy that changes nothing |
| ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${cells(row)} |`).join('\n')}

<!-- deploy-services: end -->`;
const present = await readFile(page, 'utf8');
const place = /<!-- deploy-services: begin -->[^]*<!-- deploy-services: end -->/;
const text = place.test(present) ? present.replace(place, section) : `${present.trimEnd()}\n\n${section}\n`;
await writeFile(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
