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

  withPlanOptions(withCommonOptions(program.command('deploy')))
    .description('Build, bring and apply what differs from what the cluster runs; wait until it is ready.')
    .option('--rollback-on-failure', 'go back to the last good revision when the new one does not become ready', false)
    .action(async (flags: PlanFlags & { rollbackOnFailure: boolean }) => {
      const { deploy } = await import('./commands/deploy.ts');
      await deploy(open(flags), { ...planOptions(flags), rollbackOnFailure: flags.rollbackOnFailure });
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

function withCommonOptions(command: Command): Command {
  return command
    .option('--env <name>', 'environment of environments.mjs', 'dev')
    .option('--namespace <name>', 'namespace, when it is not the one of environments.mjs')
    .option('--context <name>', 'kube context, when it is not the current one')
    .option('--allow-remote', 'allow a cluster that is not on this machine (together with --context)', false)
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

const planOptions = (flags: PlanFlags) => ({
  ...flags,
  set: flags.set,
  ...(flags.hostDatabase === undefined ? {} : { hostDatabase: flags.hostDatabase }),
});

/** `a.b=1` -> {a: {b: 1}}: JSON where it is JSON, else text. */
export function parseSet(text: string, previous: JsonObject): JsonObject {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It looks like path.to.value=something.');
  const path = text.slice(0, equals).split('.');
  if (path.some((key) => key === '')) throw new InvalidArgumentError('The path has an empty part.');
  const value = text.slice(equals + 1);
  return mergeJson(previous, nest(path, /^(true|false|null|-?\d+(\.\d+)?)$/.test(value) ? JSON.parse(value) : value));
}
