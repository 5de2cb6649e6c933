import { Command, InvalidArgumentError, Option } from 'commander';
import { mergeJson, nest, type JsonObject } from './json.ts';
import type { CommonOptions, Outside } from './session.ts';

/** The outside world, once it is known whether stdout is for people. */
export type OpenOutside = (options: { json: boolean }) => Outside;

/** The command table. Each command's code is loaded when it runs. */
export function createCli(open: OpenOutside): Command {
  const program = new Command('todo-deploy')
    .description('Brings the services of this workspace to Kubernetes, and only what differs.')
    .showHelpAfterError('Run "npx todo-deploy --help" for all commands and options.')
    .enablePositionalOptions();

  withPlanOptions(withCommonOptions(program.command('plan')))
    .description('Show what a deploy would do and why. Reads only.')
    .option('--out <file>', 'save the plan for "apply"')
    .option('--base <commit>', 'show beside it what Nx finds affected since a commit')
    .action(async (flags: PlanFlags & { out?: string; base?: string }) => {
      const { plan } = await import('./commands/plan.ts');
      await plan(open(flags), flags);
    });

  withApplyOptions(withPlanOptions(withCommonOptions(program.command('deploy'))))
    .description('Build, bring and apply what differs from what the cluster runs; wait until it is ready.')
    .option('--watch', 'go on: deploy again after each change, show the logs, until Ctrl-C', false)
    .addOption(new Option('--one-by-one', 'roll out one service after another').default(false).hideHelp())
    .action(async (flags: PlanFlags & ApplyFlags & { watch: boolean; oneByOne: boolean }) => {
      if (flags.watch) {
        const { watch } = await import('./commands/watch.ts');
        await watch(open(flags), flags);
      } else {
        const { deploy } = await import('./commands/deploy.ts');
        await deploy(open(flags), flags);
      }
    });

  withApplyOptions(withCommonOptions(program.command('apply')))
    .argument('<file>', 'a plan that "plan --out" saved')
    .description('Carry out a saved plan; refused when checkout or cluster moved since.')
    .action(async (file: string, flags: CommonFlags & ApplyFlags) => {
      const { apply } = await import('./commands/apply.ts');
      await apply(open(flags), file, flags);
    });

  withPlanOptions(withCommonOptions(program.command('explain')))
    .argument('<service>', 'name of a service')
    .description(
      'Name the file, package, chart value or change by hand that put a service in the plan, or kept it out.',
    )
    .action(async (service: string, flags: PlanFlags) => {
      const { explain } = await import('./commands/explain.ts');
      await explain(open(flags), service, flags);
    });

  withPlanOptions(withCommonOptions(program.command('status')))
    .description('Show whether the cluster runs this checkout, and how its pods are.')
    .action(async (flags: PlanFlags) => {
      const { status } = await import('./commands/status.ts');
      await status(open(flags), flags);
    });

  withCommonOptions(program.command('logs'))
    .argument('[service]', 'name of a service; all of them when left out')
    .description('Print the logs of all pods together.')
    .option('-f, --follow', 'keep printing, also for pods that come later', false)
    .option('--tail <lines>', 'lines of each container to begin with', parseLines, 100)
    .option('--previous', 'of the container before its last restart', false)
    .action(
      async (
        service: string | undefined,
        flags: CommonFlags & { follow: boolean; tail: number; previous: boolean },
      ) => {
        const { logs } = await import('./commands/logs.ts');
        await logs(open(flags), service, flags);
      },
    );

  withCommonOptions(program.command('open'))
    .description('Lead a port of this machine to the application until Ctrl-C; it survives rollouts.')
    .option('--port <number>', 'port on this machine', parsePort)
    .option('--service <name>', 'another service than the one that people open')
    .action(async (flags: CommonFlags & { port?: number; service?: string }) => {
      const command = await import('./commands/open.ts');
      await command.open(open(flags), flags);
    });

  withCommonOptions(program.command('secrets'))
    .description('Show the keys of the Secret and their ages, never a value; write or rotate keys.')
    .option('--write <key>', 'take the value from the environment, or ask; may be repeated', collect, [])
    .option('--rotate <key>', 'make a new random value; may be repeated', collect, [])
    .action(async (flags: CommonFlags & { write: string[]; rotate: string[] }) => {
      const { secrets } = await import('./commands/secrets.ts');
      await secrets(open(flags), flags);
    });

  withCommonOptions(program.command('doctor'))
    .description('Look at everything that a deploy needs; each finding with the command that mends it.')
    .option('--fix', 'mend what is safe to mend', false)
    .option('--no-pod', 'do not ask a pod whether it reaches the database')
    .action(async (flags: CommonFlags & { fix: boolean; pod: boolean }) => {
      const { doctor } = await import('./commands/doctor.ts');
      await doctor(open(flags), flags);
    });

  withCommonOptions(program.command('rollback'))
    .argument('[revision]', 'a revision number; the last good one when left out')
    .description('Go back to an earlier revision, if its images still exist and the database is not newer than they.')
    .option('--ignore-migrations', 'go back although the database is newer', false)
    .option('--no-wait', 'refuse instead of waiting while a deploy to the release runs')
    .action(async (revision: string | undefined, flags: CommonFlags & { wait: boolean; ignoreMigrations: boolean }) => {
      const { rollback } = await import('./commands/rollback.ts');
      await rollback(open(flags), revision, flags);
    });

  withCommonOptions(program.command('destroy'))
    .description('Remove the release, its namespace and Secret; asks first.')
    .option('--data', 'drop its database on this machine too', false)
    .option('--images', 'remove its images from node and engine too', false)
    .action(async (flags: CommonFlags & { data: boolean; images: boolean }) => {
      const { destroy } = await import('./commands/destroy.ts');
      await destroy(open(flags), flags);
    });

  return program;
}

type CommonFlags = CommonOptions;
type PlanFlags = CommonFlags & { set: JsonObject; hostDatabase?: string };
type ApplyFlags = { rollbackOnFailure: boolean; wait: boolean };

function withCommonOptions(command: Command): Command {
  return command
    .option('--env <name>', 'environment of environments.mjs', 'dev')
    .option('--namespace <name>', 'namespace, when it is not the one of environments.mjs', parseNamespace)
    .option('--context <name>', 'kube context, when it is not the current one')
    .option('--allow-remote', 'allow a cluster that is not on this machine (together with --context)', false)
    .addOption(
      new Option(
        '--registry <host[/path]>',
        'registry that images go to, instead of that of environments.mjs or the fastest way that there is',
      ).env('TODO_REGISTRY'),
    )
    .option('-y, --yes', 'answer every question with yes', false)
    .option('--json', 'print one JSON document; progress goes to stderr', false)
    .option('--verbose', 'print the stack of an unforeseen error', false)
    .addOption(new Option('--chart <folder>', 'chart folder, from the root of the workspace').hideHelp());
}

function withPlanOptions(command: Command): Command {
  return command
    .option('--set <path=value>', 'a chart value, such as frontend.replicas=2; may be repeated', parseSet, {})
    .addOption(
      new Option(
        '--host-database <name>',
        'use a database of this name on this machine, even where a URL is given',
      ).env('TODO_HOST_DATABASE'),
    );
}

function withApplyOptions(command: Command): Command {
  return command
    .option('--rollback-on-failure', 'go back to the last good revision when the new one does not become ready', false)
    .option('--no-wait', 'refuse instead of waiting while another deploy to the release runs');
}

const collect = (value: string, previous: string[]): string[] => [...previous, value];

/** What Kubernetes takes as a name of a namespace. */
function parseNamespace(text: string): string {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw new InvalidArgumentError('A namespace has at most 63 small letters, digits and dashes.');
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw new InvalidArgumentError('A port is a number from 1 to 65535.');
}

function parseLines(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of lines, 0 or more.');
}

/** `a.b=1` -> {a: {b: 1}}: JSON where it is JSON, else text. */
export function parseSet(text: string, previous: JsonObject): JsonObject {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It looks like path.to.value=something.');
  const path = text.slice(0, equals).split('.');
  if (path.some((key) => key === '')) throw new InvalidArgumentError('The path has an empty part.');
  const value = text.slice(equals + 1);
  return mergeJson(
    previous,
    nest(path, /^(true|false|null|-?(0|[1-9]\d{0,14})(\.\d+)?|"[^"\\]*")$/.test(value) ? JSON.parse(value) : value),
  );
}
