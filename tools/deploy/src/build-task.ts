/**
 * The process of one docker-build. It is started before it is known which one, so that Nx and the executor load while
 * the plan is made; a message says which service it is, and the hash that its image gets as its tag.
 */
import type { ProjectGraph } from '@nx/devkit';
import { getExecutorInformation, parseExecutor } from 'nx/src/command-line/run/executor-utils.js';
import { run } from 'nx/src/command-line/run/run.js';
import {
  readCachedProjectGraph,
  readProjectsConfigurationFromProjectGraph,
} from 'nx/src/project-graph/project-graph.js';
import { createTaskGraph } from 'nx/src/tasks-runner/create-task-graph.js';
import { getTaskSpecificEnv } from 'nx/src/tasks-runner/task-env.js';
import { z } from 'zod';
import { setVariables } from './environment.ts';
import { buildTarget, serviceTag } from './graph/read-workspace.ts';

const messageSchema = z.object({ service: z.string(), hash: z.string() });
const root = process.cwd();

function loadExecutors(graph: ProjectGraph): void {
  const { projects } = readProjectsConfigurationFromProjectGraph(graph);
  const services = Object.values(projects).filter(({ tags = [] }) => tags.includes(serviceTag));
  for (const executor of new Set(services.map(({ targets }) => targets?.[buildTarget]?.executor))) {
    if (executor === undefined) continue;
    const [nodeModule, name] = parseExecutor(executor);
    getExecutorInformation(nodeModule, name, root, projects).implementationFactory();
  }
}

async function build({ service, hash }: z.infer<typeof messageSchema>): Promise<number> {
  const graph = readCachedProjectGraph();
  const tasks = createTaskGraph(graph, {}, [service], [buildTarget], undefined, {});
  const task = Object.values(tasks.tasks).find(({ target }) => target.project === service);
  if (task === undefined) throw new Error(`Nx knows no target ${service}:${buildTarget}.`);
  setVariables({
    ...getTaskSpecificEnv(task, graph),
    NX_WORKSPACE_ROOT: root,
    NX_TASK_HASH: hash,
    NX_TASK_TARGET_PROJECT: service,
    NX_TASK_TARGET_TARGET: buildTarget,
  });
  return run(root, root, task.target, {}, false, tasks);
}

process.on('message', (message) => {
  build(messageSchema.parse(message)).then(
    (status) => process.exit(status),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// Whoever asked is gone: nobody waits for this build any more.
process.on('disconnect', () => process.exit(1));

try {
  loadExecutors(readCachedProjectGraph());
} catch {
  // No graph yet, or another one by now: what is missing is loaded when the build is asked for.
}
