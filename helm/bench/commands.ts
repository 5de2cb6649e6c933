/**
 * `npx nx bench-commands helm-chart`: what the commands cost that write nothing, as a person types them, on a release
 * that runs this checkout; beside a target that does nothing. Writes its section of docs/reference/performance.md.
 */
import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { environment } from './env.ts';
import { writeSection } from './section.ts';

const { values } = parseArgs({
  options: { namespace: { type: 'string', default: 'todo' }, rounds: { type: 'string', default: '7' } },
});
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const run = promisify(execFile);

interface Command {
  readonly title: string;
  readonly target: string;
  readonly args: readonly string[];
  readonly daemon: boolean;
  /** Seconds: of the command itself, or beyond the target that does nothing. */
  readonly aim?: { readonly seconds: number; readonly beyondEmpty: boolean };
}

const here = ['--namespace', values.namespace];
const commands: readonly Command[] = [
  {
    title: 'deploy that changes nothing, with the daemon',
    target: 'deploy',
    args: ['--yes', ...here],
    daemon: true,
    aim: { seconds: 1.2, beyondEmpty: false },
  },
  { title: 'a target that does nothing', target: 'nothing', args: [], daemon: false },
  {
    title: 'deploy that changes nothing',
    target: 'deploy',
    args: ['--yes', ...here],
    daemon: false,
    aim: { seconds: 1.5, beyondEmpty: true },
  },
  { title: 'plan', target: 'plan', args: here, daemon: false, aim: { seconds: 1, beyondEmpty: true } },
  {
    title: 'doctor, without the pod',
    target: 'doctor',
    args: ['--no-pod', ...here],
    daemon: false,
    aim: { seconds: 2, beyondEmpty: true },
  },
];

async function type({ target, args, daemon }: Command): Promise<number> {
  const start = performance.now();
  const env = { ...environment, NX_DAEMON: String(daemon), NX_TUI: 'false', NODE_OPTIONS: '' };
  await run('npx', ['nx', target, 'helm-chart', ...args], { cwd: root, env });
  return (performance.now() - start) / 1000;
}

/** What a deploy could write in the namespace, with the version of each object; pods change by themselves. */
async function versions(): Promise<string> {
  const kinds = 'deployments,replicasets,services,configmaps,secrets,networkpolicies,jobs,poddisruptionbudgets';
  const path = '{range .items[*]}{.kind}/{.metadata.name} {.metadata.resourceVersion}{"\\n"}{end}';
  const { stdout } = await run('kubectl', ['-n', values.namespace, 'get', kinds, '-o', `jsonpath=${path}`]);
  return stdout.split('\n').sort().join('\n');
}

const median = (seconds: readonly number[]): number =>
  [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? Number.NaN;

for (const command of commands) await type(command);
const before = await versions();
const times = new Map<string, number[]>(commands.map(({ title }) => [title, []]));
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const command of commands) times.get(command.title)?.push(await type(command));
}
const isSame = before === (await versions());
const nothing = median(times.get('a target that does nothing') ?? []);
const rows = commands.map(({ title, target, args, aim }) => {
  const all = times.get(title) ?? [];
  const own = median(all) - (aim?.beyondEmpty === true ? nothing : 0);
  const words = aim === undefined ? '' : `${aim.seconds.toFixed(1)}${aim.beyondEmpty ? ' beyond nothing' : ''}`;
  const verdict = aim === undefined ? '' : `${own.toFixed(2)}: ${own <= aim.seconds ? 'reached' : 'missed'}`;
  const typed = ['npx nx', target, 'helm-chart', ...args.filter((arg) => arg.startsWith('--no'))].join(' ');
  const span = `${median(all).toFixed(2)} (${Math.min(...all).toFixed(2)}-${Math.max(...all).toFixed(2)})`;
  return `| ${title} | \`${typed}\` | ${span} | ${words} | ${verdict} |`;
});
await writeSection('deploy-commands', [
  '## Deploy: commands that write nothing',
  `Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC by \`npx nx bench-commands helm-chart\`, in seconds as median (least-most) of ${values.rounds} rounds in turn, npx and Nx included; this application on Minikube on the same 2 cores, system load ${loadavg()[0]?.toFixed(1) ?? '?'} at the end. The versions of all objects were ${isSame ? 'the same before and after' : 'NOT the same before and after'}.`,
  ['| | typed | seconds | aim | |', '|---|---|---|---|---|', ...rows].join('\n'),
]);
console.log(rows.join('\n'), `\nversions the same: ${String(isSame)}`);
process.exitCode = isSame ? 0 : 1;
