// A target of its own kind, because `nx:run-commands` takes `--env` for itself. What was typed is passed on as it is.
const start = require('../start/start.cjs');

/**
 * Runs `todo-deploy <command>` for the chart that the target belongs to, in this process: Nx has loaded itself here already.
 * @param {{ command: string, verbose?: boolean, __unparsed__: string[] }} options
 * @param {{ root: string, projectName: string, projectsConfigurations: { projects: Record<string, { root: string }> } }} context
 */
module.exports = async function command(options, context) {
  const chart = context.projectsConfigurations.projects[context.projectName].root;
  const verbose = options.verbose === true ? ['--verbose'] : []; // Nx takes it out of what was typed
  process.chdir(context.root);
  process.argv = [
    process.execPath,
    'todo-deploy',
    options.command,
    '--chart',
    chart,
    ...options.__unparsed__,
    ...verbose,
  ];
  await start();
  return { success: process.exitCode === 0 };
};
