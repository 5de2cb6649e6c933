import { PassThrough } from 'node:stream';
import type { KubeContext } from './kube-context.ts';

interface Target {
  readonly kube: KubeContext;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** Runs a command in a container that runs, and gives back what it printed; undefined when it failed. */
export async function execInPod(
  { kube, namespace, pod, container }: Target,
  command: readonly string[],
): Promise<string | undefined> {
  const out = new PassThrough();
  let text = '';
  out.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  // With its WebSockets it is more than most commands need.
  const { Exec } = await import('@kubernetes/client-node/dist/exec.js');
  const exec = new Exec(kube.config);
  const isDone = await new Promise<boolean>((done, fail) => {
    exec
      .exec(namespace, pod, container, [...command], out, null, null, false, ({ status }) => {
        done(status === 'Success');
      })
      .catch(fail);
  });
  return isDone ? text : undefined;
}
