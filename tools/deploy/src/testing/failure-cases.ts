import type { FailureKind } from '../failures.ts';

/** A way to make a deploy of the fixture workspace fail for real, and how the cluster shows it. */
export interface FailureCase {
  readonly name: string;
  readonly kind: FailureKind;
  readonly args: readonly string[];
  /** What the tool must say. */
  readonly sentence: RegExp;
  /** In the JSON of an object of this rollout: the state that does not mend itself. */
  readonly sign: RegExp;
  /** Seconds that this state must last before it counts. */
  readonly graceSeconds?: number;
  /** Pods that a ResourceQuota allows meanwhile. */
  readonly quotaPods?: number;
}

const set = (...values: readonly string[]): string[] => values.flatMap((value) => ['--set', value]);

export const failureCases: readonly FailureCase[] = [
  {
    name: 'ImagePullBackOff',
    kind: 'image-pull',
    args: set('api.imageOverride=localhost:5001/fixture-nothing:1'),
    sentence: /cannot get its image localhost:5001\/fixture-nothing:1/,
    sign: /"reason":"(ErrImagePull|ImagePullBackOff)"/,
  },
  {
    name: 'ErrImageNeverPull',
    kind: 'image-pull',
    args: set('api.imageOverride=fixture-nothing:1', 'api.pullPolicy=Never'),
    sentence: /cannot get its image fixture-nothing:1/,
    sign: /"reason":"ErrImageNeverPull"/,
  },
  {
    name: 'CreateContainerConfigError',
    kind: 'container-config',
    args: set('api.configKey=COLOUR'),
    sentence: /COLOUR/,
    sign: /"reason":"CreateContainerConfigError"/,
  },
  {
    name: 'CrashLoopBackOff',
    kind: 'crash-loop',
    args: set('api.behaviour=crash'),
    sentence: /no good: crashing as asked/,
    sign: /"lastState":\{"terminated"[^}]*"exitCode":3/,
  },
  {
    name: 'OOMKilled',
    kind: 'out-of-memory',
    args: set('api.behaviour=greedy', 'api.memory=64Mi'),
    sentence: /memory limit of 64Mi/,
    sign: /"reason":"OOMKilled"/,
  },
  {
    name: 'unschedulable',
    kind: 'unschedulable',
    args: set('api.cpu=200', 'api.cpuLimit=200'),
    sentence: /Insufficient cpu/,
    sign: /"reason":"Unschedulable"/,
    graceSeconds: 10,
  },
  {
    name: 'failing probe',
    kind: 'probe-failing',
    args: set('api.behaviour=unready'),
    sentence: /statuscode: 503 \(http:\/\/POD:8080\/\)/,
    sign: /failed startup probe, will be restarted/,
  },
  {
    name: 'failed migration Job',
    kind: 'migration-failed',
    args: set('migration.enabled=true', "migration.script=throw Error('bad column')"),
    sentence: /bad column/,
    sign: /"type":"Failed","status":"True"/,
  },
  {
    name: 'Pod Security',
    kind: 'pod-security',
    args: set('api.asRoot=true'),
    sentence: /violates PodSecurity/,
    sign: /violates PodSecurity/,
  },
  {
    name: 'quota',
    kind: 'quota',
    args: set('api.memory=130Mi'),
    sentence: /exceeded quota/,
    sign: /exceeded quota/,
    quotaPods: 2,
  },
];
