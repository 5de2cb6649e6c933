import { createServer, request } from 'node:http';
import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { execa } from 'execa';
import { renderKubeconfig } from '../src/testing/fake-cluster.ts';

export interface WriteCounter {
  readonly kubeconfig: string;
  /** Requests since the last call that were no GET. */
  take(): number;
  close(): Promise<void>;
}

/** A way to the cluster that counts what is written: `kubectl proxy` with a counter before it. */
export async function startWriteCounter(kubeconfig: string): Promise<WriteCounter> {
  const proxy = execa('kubectl', ['proxy', '--port=0'], { reject: false, stdin: 'ignore' });
  const upstream = await servedPort(proxy.stdout);
  let writes = 0;
  const server = createServer((incoming, outgoing) => {
    // Asking what would happen writes nothing.
    const isDryRun = (incoming.url ?? '').includes('dryRun=All');
    if (!isDryRun && !['GET', 'HEAD', 'OPTIONS'].includes(incoming.method ?? '')) writes += 1;
    const { method, url, headers } = incoming;
    const forward = request(
      { host: '127.0.0.1', port: upstream, method, path: url, headers: { ...headers, host: '127.0.0.1' } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forward.destroy());
    incoming.pipe(forward);
  });
  const port = await new Promise<number>((listening) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      listening(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await writeFile(kubeconfig, renderKubeconfig('minikube', `http://127.0.0.1:${String(port)}`));
  return {
    kubeconfig,
    take() {
      const count = writes;
      writes = 0;
      return count;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      proxy.kill();
      await proxy;
    },
  };
}

/** "Starting to serve on 127.0.0.1:41234". Leaving execa's own iterator would wait for the program's end. */
function servedPort(output: Readable): Promise<number> {
  return new Promise((settle, fail) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const port = /:(\d+)\s/.exec(text)?.[1];
      if (port !== undefined) settle(Number(port));
    });
    output.once('end', () => {
      fail(new Error('kubectl proxy did not start.'));
    });
  });
}
