import type { Tool } from '../environment.ts';
import { DeployError } from '../failures.ts';
import type { JsonObject } from '../json.ts';
import { lastLines, type Run } from '../process.ts';
import * as args from './helm-args.ts';

export interface HelmTarget {
  readonly release: string;
  readonly namespace: string;
  readonly context: string;
  /** Folder of the chart. */
  readonly chart: string;
}

export interface UpgradeRequest {
  readonly values: JsonObject;
  readonly timeoutSeconds: number;
  readonly description: string;
  readonly signal?: AbortSignal;
}

/** Helm 3.12+ and 4, by its command line. */
export interface Helm {
  version(): Promise<args.HelmVersion>;
  render(values: JsonObject): Promise<string>;
  upgrade(request: UpgradeRequest): Promise<void>;
  /** What it finds wrong; null: nothing. */
  lint(values: JsonObject): Promise<string | null>;
  rollback(revision: number, timeoutSeconds: number): Promise<void>;
  uninstall(timeoutSeconds: number): Promise<void>;
}

/** More revisions than any rollback needs make every read of the release slower. */
const historyMax = 10;

/** `kubernetesVersion` asks the cluster: Helm renders for the Kubernetes that it was built with, unless it is told. */
export function createHelm(
  run: Run,
  tools: Readonly<Record<Tool, string>>,
  target: HelmTarget,
  kubernetesVersion: () => Promise<string | undefined>,
): Helm {
  let known: Promise<args.HelmVersion> | undefined;

  async function readVersion(): Promise<args.HelmVersion> {
    const { exitCode, stdout, stderr } = await run(tools.helm, args.versionArgs);
    const version = args.parseHelmVersion(stdout);
    if (exitCode !== 0 || version === undefined) {
      const told = lastLines(stderr || stdout, 1).join('') || 'it says nothing';
      throw new DeployError('no-helm', `Helm does not tell its version: ${told}.`);
    }
    if (!args.isSupportedHelm(version)) {
      throw new DeployError('no-helm', `Helm ${version.text} is too old: 3.12 is the first that works.`);
    }
    return version;
  }

  const version = (): Promise<args.HelmVersion> => (known ??= readVersion());

  async function helm(argv: readonly string[], values?: JsonObject, signal?: AbortSignal): Promise<string> {
    const { exitCode, stdout, stderr } = await run(tools.helm, argv, {
      ...(values === undefined ? {} : { input: JSON.stringify(values) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (signal?.aborted === true) throw new DeployError('interrupted', 'Stopped while Helm was running.');
    if (exitCode === 127) throw new DeployError('no-helm', 'Helm is not installed.');
    if (exitCode !== 0) {
      const evidence = lastLines(stderr, 20);
      throw new DeployError('helm-failed', `helm ${argv[0] ?? ''} failed: ${helmReason(evidence)}`, {
        evidence,
        ...helmHint(evidence),
      });
    }
    return stdout;
  }

  const upgradeOptions = async (request: UpgradeRequest) => ({
    ...target,
    version: await version(),
    timeoutSeconds: request.timeoutSeconds,
    description: request.description,
    historyMax,
  });

  return {
    version,
    async render(values) {
      return helm(args.templateArgs({ ...target, kubernetesVersion: await kubernetesVersion() }), values);
    },
    async upgrade(request) {
      await helm(args.upgradeArgs(await upgradeOptions(request)), request.values, request.signal);
    },
    async lint(values) {
      try {
        const versions = { helm: await version(), kubernetes: await kubernetesVersion() };
        await helm(args.lintArgs(target.chart, versions), values);
        return null;
      } catch (error) {
        if (error instanceof DeployError && error.kind === 'helm-failed') return error.message;
        throw error;
      }
    },
    async rollback(revision, timeoutSeconds) {
      await helm(args.rollbackArgs({ ...target, revision, timeoutSeconds, historyMax, version: await version() }));
    },
    async uninstall(timeoutSeconds) {
      try {
        await helm(args.uninstallArgs({ ...target, timeoutSeconds }));
      } catch (error) {
        // Somebody else was quicker. The flag for it is not in every Helm.
        if (!(error instanceof DeployError && error.message.includes('release: not found'))) throw error;
      }
    },
  };
}

/** What says why, without Helm's chain of prefixes in front: all that a schema finds, else the line with the error. Pure. */
export function helmReason(lines: readonly string[]): string {
  const findings = lines.filter((line) => line.startsWith('- at ')).map((line) => line.slice('- '.length));
  if (findings.length > 0) return findings.join('; ');
  const line =
    [...lines].reverse().find((candidate) => candidate.startsWith('Error:')) ?? lines.at(-1) ?? 'it says nothing';
  return line.replace(/^Error:\s*/, '').replace(/^(UPGRADE|INSTALLATION) FAILED:\s*/, '');
}

/** Values come from the chart, the environment's files and the command line. Pure. */
const helmHint = (lines: readonly string[]): { hint?: string } =>
  lines.some((line) => line.includes('specifications of the schema'))
    ? {
        hint: "Mend the value where it was set: --set, or a values file of the environment. The chart's README lists all.",
      }
    : {};
