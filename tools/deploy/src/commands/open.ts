import { once } from 'node:events';
import { reviveDatabase } from '../plan/make-plan.ts';
import { readCluster } from '../cluster/read-cluster.ts';
import { DeployError } from '../failures.ts';
import { startForward } from '../verify/forward.ts';
import { openSession, type CommonOptions, type Outside } from '../session.ts';

export interface OpenOptions extends CommonOptions {
  readonly port?: number | undefined;
  readonly service?: string | undefined;
}

/** `open`: the deployed application on localhost until Ctrl-C; pods may be replaced meanwhile. */
export async function open(outside: Outside, options: OpenOptions): Promise<void> {
  const session = await openSession(outside, options);
  const { client, namespace, settings, console, signal, kube } = session;
  try {
    const observed = await readCluster(client, {
      namespace,
      release: settings.release,
      secretName: settings.secret.name,
    });
    if (observed.history.deployed === undefined) {
      throw new DeployError('not-deployed', `${settings.release} is not deployed to ${kube.name}/${namespace}.`);
    }
    await reviveDatabase(session, observed);
    const service = options.service ?? settings.entry.service;
    const forward = await startForward({
      client,
      config: kube.config,
      namespace,
      serviceName: `${settings.release}-${service}`,
      localPort: options.port ?? settings.entry.port,
      mayMove: options.port === undefined,
      say: (line) => {
        console.line(line);
      },
    });
    console.result(`Ready  http://localhost:${String(forward.port)}   (Ctrl-C ends it)`);
    if (!signal.aborted) await once(signal, 'abort');
    await forward.close();
  } finally {
    client.close();
  }
}
