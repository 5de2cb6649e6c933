import type { Container } from '../cluster/objects.ts';

type ProbeName = 'startup' | 'readiness' | 'liveness';

/** What a probe asks, for people: `http://POD:8080/ready`. undefined: the container has no such probe. Pure. */
export function probeTarget(container: Container | undefined, name: ProbeName): string | undefined {
  const probe = container?.[`${name}Probe`];
  if (container === undefined || probe === undefined) return undefined;
  const number = (port: number | string): string =>
    String(container.ports.find((entry) => entry.name === port)?.containerPort ?? port);
  if (probe.httpGet !== undefined) {
    const { scheme, port, path } = probe.httpGet;
    return `${scheme.toLowerCase()}://POD:${number(port)}${path}`;
  }
  if (probe.tcpSocket !== undefined) return `tcp port ${number(probe.tcpSocket.port)}`;
  return probe.exec === undefined ? undefined : `the command "${probe.exec.command.join(' ')}"`;
}
