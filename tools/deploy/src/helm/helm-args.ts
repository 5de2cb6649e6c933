/** Command lines of Helm. Values always go through standard input: nothing of them is seen in a process list. */
export interface HelmVersion {
  readonly major: number;
  readonly minor: number;
  readonly text: string;
}

interface Target {
  readonly release: string;
  readonly namespace: string;
  readonly context: string;
}

const place = ({ namespace, context }: Target): string[] => ['--namespace', namespace, '--kube-context', context];

export const versionArgs = ['version', '--short'];

/** `v4.3.1+gabc`, or `v3.12` of one that somebody built by himself -> numbers. */
export function parseHelmVersion(output: string): HelmVersion | undefined {
  const match = /v?(\d+)\.(\d+)(?:\.\d+)?/.exec(output);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), text: match[0] };
}

export const isSupportedHelm = ({ major, minor }: HelmVersion): boolean => major > 3 || (major === 3 && minor >= 12);

interface UpgradeOptions extends Target {
  readonly chart: string;
  readonly version: HelmVersion;
  readonly timeoutSeconds: number;
  readonly historyMax: number;
  readonly description: string;
}

/**
 * No --wait: Helm's own watcher hangs on some resources and names no pod, so that this tool watches itself.
 * Hooks are waited for by both majors without being asked.
 */
export function upgradeArgs(options: UpgradeOptions): string[] {
  return [
    'upgrade',
    options.release,
    options.chart,
    '--install',
    ...place(options),
    '--values',
    '-',
    '--reset-values',
    '--history-max',
    String(options.historyMax),
    '--timeout',
    `${String(options.timeoutSeconds)}s`,
    '--description',
    options.description,
    // Fields that somebody edited by hand belong to his field manager; a deploy takes them back.
    ...(options.version.major >= 4 ? ['--force-conflicts', '--server-side=true'] : []),
  ];
}

const kubernetes = (version: string | undefined): string[] =>
  version === undefined ? [] : ['--kube-version', version];

export const templateArgs = (options: Target & { chart: string; kubernetesVersion: string | undefined }): string[] => [
  'template',
  options.release,
  options.chart,
  '--namespace',
  options.namespace,
  '--values',
  '-',
  ...kubernetes(options.kubernetesVersion),
];

export const lintArgs = (chart: string, versions: { helm: HelmVersion; kubernetes: string | undefined }): string[] => [
  ...['lint', chart, '--strict', '--values', '-'],
  ...(knowsLintVersion(versions.helm) ? kubernetes(versions.kubernetes) : []),
];

/** `helm lint` takes the flag since 3.14. */
const knowsLintVersion = ({ major, minor }: HelmVersion): boolean => major > 3 || minor >= 14;

export const rollbackArgs = (
  options: Target & { revision: number; timeoutSeconds: number; version: HelmVersion; historyMax: number },
): string[] => [
  'rollback',
  options.release,
  String(options.revision),
  ...place(options),
  '--timeout',
  `${String(options.timeoutSeconds)}s`,
  '--history-max',
  String(options.historyMax),
  ...(options.version.major >= 4 ? ['--force-conflicts', '--server-side=true'] : []),
];

export const uninstallArgs = (options: Target & { timeoutSeconds: number }): string[] => [
  'uninstall',
  options.release,
  ...place(options),
  '--timeout',
  `${String(options.timeoutSeconds)}s`,
];
