import { statfs } from 'node:fs/promises';
import type { Outside } from '../session.ts';
import { isSupportedHelm, parseHelmVersion, versionArgs } from '../helm/helm-args.ts';
import { lastLines } from '../process.ts';
import { ok, problem, warning, type Finding } from './finding.ts';

/** The plan's minimum for a machine. */
const diskGigabytes = 20;
/** Below this a build is likely to fail. */
const scarceGigabytes = 5;

export async function checkMachine({ run, environment }: Outside, root: string): Promise<Finding[]> {
  const { tools } = environment;
  const [engine, buildx, helm, disk] = await Promise.all([
    run(tools.docker, ['version', '--format', '{{.Server.Version}}']),
    run(tools.docker, ['buildx', 'version']),
    run(tools.helm, versionArgs),
    statfs(root),
  ]);
  const helmVersion = parseHelmVersion(helm.stdout);
  const free = (disk.bavail * disk.bsize) / 1e9;
  return [
    engine.exitCode === 0
      ? ok('engine', `Docker ${engine.stdout.trim()}`)
      : problem(
          'engine',
          engine.exitCode === 127
            ? 'Docker is not installed'
            : `the Docker engine does not answer (${lastLines(engine.stderr, 1).join('')})`,
          engine.exitCode === 127 ? 'https://docs.docker.com/get-docker/' : 'sudo systemctl start docker',
        ),
    buildx.exitCode === 0
      ? ok('buildx', lastLines(buildx.stdout, 1).join(''))
      : problem(
          'buildx',
          'docker buildx is missing; images cannot be built',
          'https://docs.docker.com/build/install-buildx/',
        ),
    helmVersion !== undefined && helm.exitCode === 0 && isSupportedHelm(helmVersion)
      ? ok('helm', helmVersion.text)
      : problem(
          'helm',
          helmVersion === undefined ? 'Helm is not installed' : `Helm ${helmVersion.text} is older than 3.12`,
          'https://helm.sh/docs/intro/install/',
        ),
    diskFinding(free),
  ];
}

function diskFinding(free: number): Finding {
  const text = `${free.toFixed(0)} GB free`;
  if (free < scarceGigabytes) return problem('disk', `${text}; images need more`, 'docker system prune');
  return free < diskGigabytes
    ? warning('disk', `${text}; the plan asks for ${String(diskGigabytes)}`, 'docker system prune')
    : ok('disk', text);
}
