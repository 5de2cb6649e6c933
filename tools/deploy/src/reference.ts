import type { Command } from 'commander';
import { failures } from './failures.ts';

/** docs/reference/cli.gen.md, from the command table and the table of failures. Pure. */
export function renderReference(program: Command): string {
  const commands = program.commands.filter((command) => command.name() !== 'help');
  return [
    '# The deploy commands',
    '',
    'Generated from `tools/deploy/src/cli.ts` by `npx nx run deploy:generate`; do not edit.',
    '',
    'Each is a target of `helm-chart`, such as `npx nx plan helm-chart`, and a command of `npx todo-deploy`, such as',
    '`npx todo-deploy plan`. What follows is passed on: `npx nx explain helm-chart backend`.',
    '',
    ...commands.flatMap(renderCommand),
    '## Exit codes',
    '',
    '| code | name | what happened | what to do |',
    '|---|---|---|---|',
    '| 0 | | it worked | |',
    ...Object.entries(failures).map(
      ([name, { exitCode, title, next }]) => `| ${String(exitCode)} | \`${name}\` | ${title} | ${cell(next)} |`,
    ),
    '',
  ].join('\n');
}

function renderCommand(command: Command): string[] {
  const args = command.registeredArguments.map(
    (argument) => ` ${argument.required ? `<${argument.name()}>` : `[${argument.name()}]`}`,
  );
  const options = command.options.filter((option) => !option.hidden);
  return [
    `## ${command.name()}${args.join('')}`,
    '',
    command.description(),
    '',
    '| option | |',
    '|---|---|',
    ...options.map(
      (option) => `| \`${option.flags}\` | ${cell(option.description)}${defaultOf(option.defaultValue)} |`,
    ),
    '',
  ];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function defaultOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? ` (default \`${String(value)}\`)` : '';
}
