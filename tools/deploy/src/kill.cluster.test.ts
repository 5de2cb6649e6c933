import { execa } from 'execa';
import { makeFixtureWorkspace, type FixtureWorkspace } from './testing/fixture-workspace.ts';
import { runCli, type CliResult } from './testing/run-cli.ts';

/**
 * Ends real deploys at random moments, by Ctrl-C and by SIGKILL in turn, and lets the next one mend what is left.
 * A few moments in the target `test-cluster`; `npx nx test-kill deploy` tries 20.
 */
const moments = Number(process.env['TODO_DEPLOY_KILL_MOMENTS'] ?? 4);
const namespace = `todo-kill-${process.pid.toString(36)}`;
const hasCluster = (await execa('kubectl', ['get', 'nodes', '--request-timeout=5s'], { reject: false })).exitCode === 0;
const onCluster = hasCluster ? it : it.skip;

let workspace: FixtureWorkspace;
let wholeMilliseconds = 0;

/** Something to do for each run: a new image in one, another template of the pods in the next. */
async function change(number: number): Promise<string[]> {
  if (number % 4 < 2)
    await workspace.write('libs/words/words.mjs', `export const greeting = 'run ${String(number)}';\n`);
  return ['--yes', '--set', `web.cpu=${String(10 + number)}m`];
}

const deploy = (args: readonly string[]): Promise<CliResult> => runCli(workspace, ['deploy', ...args]);

beforeAll(async () => {
  workspace = await makeFixtureWorkspace({ services: ['api', 'web'], namespace, prefix: 'fixture-kill' });
  if (!hasCluster) return;
  await deploy(['--yes']);
  await workspace.write('libs/words/words.mjs', `export const greeting = 'measured';\n`);
  wholeMilliseconds = (await deploy(['--yes'])).seconds * 1000;
}, 300_000);

afterAll(async () => {
  if (hasCluster) await runCli(workspace, ['destroy', '--yes', '--images']);
  await workspace.remove();
}, 120_000);

describe('a deploy that is ended', () => {
  for (let number = 1; number <= moments; number += 1) {
    const signal = number % 2 === 0 ? 'SIGINT' : 'SIGKILL';
    onCluster(
      `by ${signal} in part ${String(number)} of ${String(moments)} of its time is mended by the next one`,
      async () => {
        const args = await change(number);
        const afterMilliseconds = (wholeMilliseconds * (number - 1 + Math.random())) / moments;
        const ended = await runCli(workspace, ['deploy', ...args], { stop: { afterMilliseconds, signal } });
        const before = await statuses();
        const mended = await deploy(args);
        const told = `ended after ${String(Math.round(afterMilliseconds))} ms (code ${String(ended.exitCode)}), left ${before}`;
        process.stderr.write(`${signal} ${told}\n`);
        // The last moments may come after the end.
        if (signal === 'SIGINT') expect([0, 130]).toContain(ended.exitCode);
        expect({ told, code: mended.exitCode, output: mended.output }).toMatchObject({ code: 0 });
        expect(await statuses()).toMatch(/ deployed$/);
        expect((await runCli(workspace, ['status', ...args.slice(1)])).output).toContain('runs this checkout');
        expect(await availableReplicas()).toBe('1 1');
      },
      180_000,
    );
  }

  onCluster(
    'leaves nothing that the next one has to do again',
    async () => {
      expect((await deploy(await change(moments))).output).toContain('Nothing changed');
    },
    60_000,
  );
});

/** The status of each revision that Helm keeps, oldest first. */
async function statuses(): Promise<string> {
  const { stdout } = await execa('helm', ['history', 'fixture', '--namespace', namespace, '--output', 'json']);
  const revisions: { status: string }[] = JSON.parse(stdout);
  return revisions.map(({ status }) => status).join(' ');
}

async function availableReplicas(): Promise<string> {
  const path = '{.items[*].status.availableReplicas}';
  return (await execa('kubectl', ['-n', namespace, 'get', 'deployments', '-o', `jsonpath=${path}`])).stdout;
}
