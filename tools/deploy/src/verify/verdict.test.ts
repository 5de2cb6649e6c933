import { eventSchema, jobSchema, podSchema, replicaSetSchema } from '../cluster/objects.ts';
import { deployment, pod, podWith } from '../testing/factories.ts';
import { describePod, isRolledOut, judge, type RolloutState } from './verdict.ts';

const now = new Date('2026-01-01T00:01:00Z');
const since = new Date('2026-01-01T00:00:00Z');

const state = (details: Partial<RolloutState>): RolloutState => ({
  pods: [],
  deployments: [],
  replicaSets: [],
  jobs: [],
  events: [],
  ...details,
});

const event = (reason: string, message: string, count = 1) =>
  eventSchema.parse({
    metadata: { name: 'e' },
    reason,
    message,
    count,
    lastTimestamp: '2026-01-01T00:00:30Z',
    involvedObject: { kind: 'Pod', name: 'shop-api-1' },
  });

const waiting = (reason: string, message = '') => podWith({ state: { waiting: { reason, message } } });
const probed = (probe: Record<string, unknown>) => ({ containers: [{ name: 'api', ...probe }] });

describe('the verdict on a rollout', () => {
  it.each([
    [
      'an image that is not there',
      state({ pods: [waiting('ImagePullBackOff', 'not found')] }),
      'image-pull',
      /shop-api:1/,
    ],
    [
      'the first failed pull that cannot get better',
      state({ pods: [waiting('ErrImagePull', 'x: not found')] }),
      'image-pull',
      /not found/,
    ],
    [
      'an image that must not be pulled',
      state({ pods: [waiting('ErrImageNeverPull')] }),
      'image-pull',
      /cannot get its image/,
    ],
    [
      'a missing Secret key',
      state({ pods: [waiting('CreateContainerConfigError', `couldn't find key JWT_SECRET in Secret shop/s`)] }),
      'container-config',
      /couldn't find key JWT_SECRET/,
    ],
    [
      'a crash loop',
      state({
        pods: [
          podWith({
            restartCount: 1,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 3, reason: 'Error' } },
          }),
        ],
      }),
      'crash-loop',
      /exit code 3/,
    ],
    [
      'the memory limit',
      state({
        pods: [
          podWith(
            {
              restartCount: 1,
              state: { running: {} },
              lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
            },
            { containers: [{ name: 'api', resources: { limits: { memory: '64Mi' } } }] },
          ),
        ],
      }),
      'out-of-memory',
      /64Mi/,
    ],
    [
      'no room on any node',
      state({
        pods: [
          pod({
            status: {
              conditions: [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes: Insufficient cpu.' }],
            },
          }),
        ],
      }),
      'unschedulable',
      /Insufficient cpu/,
    ],
    [
      'a startup probe that used up its budget',
      state({
        pods: [
          podWith(
            {
              started: false,
              restartCount: 1,
              state: { running: {} },
              lastState: { terminated: { exitCode: 137, reason: 'Error' } },
            },
            probed({ startupProbe: { failureThreshold: 3 } }),
          ),
        ],
        events: [
          event('Unhealthy', 'Startup probe failed: HTTP probe failed with statuscode: 500', 3),
          event('Killing', 'Container api failed startup probe, will be restarted'),
        ],
      }),
      'probe-failing',
      /statuscode: 500/,
    ],
    [
      'a readiness probe at its last allowed failure',
      state({
        pods: [
          podWith(
            { started: true, state: { running: { startedAt: '2026-01-01T00:00:10Z' } } },
            probed({
              ports: [{ name: 'http', containerPort: 8080 }],
              startupProbe: { failureThreshold: 60 },
              readinessProbe: { failureThreshold: 2, httpGet: { path: '/ready', port: 'http' } },
            }),
          ),
        ],
        events: [event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', 2)],
      }),
      'probe-failing',
      /503 \(http:\/\/POD:8080\/ready\)/,
    ],
    [
      'a failed migration',
      state({
        jobs: [
          jobSchema.parse({
            metadata: { name: 'shop-migrate' },
            status: { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] },
          }),
        ],
      }),
      'migration-failed',
      /BackoffLimitExceeded/,
    ],
    [
      'a failed migration whose container says with which code it ended',
      state({
        jobs: [
          jobSchema.parse({
            metadata: { name: 'shop-migrate' },
            status: { conditions: [{ type: 'Failed', status: 'True', reason: 'PodFailurePolicy' }] },
          }),
        ],
        pods: [
          podSchema.parse({
            metadata: { name: 'shop-migrate-1', ownerReferences: [{ kind: 'Job', name: 'shop-migrate' }] },
            spec: { containers: [{ name: 'migrate' }] },
            status: {
              containerStatuses: [
                { name: 'migrate', ready: false, restartCount: 0, state: { terminated: { exitCode: 69 } } },
              ],
            },
          }),
        ],
      }),
      'migration-failed',
      /shop-migrate failed \(exit code 69\)/,
    ],
    [
      'a pod that Pod Security rejects',
      state({
        replicaSets: [failing('pods "x" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot')],
      }),
      'pod-security',
      /runAsNonRoot/,
    ],
    ['a used-up quota', state({ replicaSets: [failing('exceeded quota: small')] }), 'quota', /small/],
    [
      'a Deployment past its deadline',
      state({
        deployments: [
          deployment({ conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }] }),
        ],
      }),
      'rollout-timeout',
      /shop-api/,
    ],
  ])('names %s', (_case, given, kind, sentence) => {
    const verdict = judge(given, now, since);
    expect(verdict?.kind).toBe(kind);
    expect(verdict?.sentence).toMatch(sentence);
  });

  it.each([
    ['a container that is being created', state({ pods: [waiting('ContainerCreating')] })],
    ['a pull that may get better', state({ pods: [waiting('ErrImagePull', 'i/o timeout')] })],
    [
      'one restart that ended well',
      state({
        pods: [
          podWith({ restartCount: 1, ready: true, state: { running: {} }, lastState: { terminated: { exitCode: 0 } } }),
        ],
      }),
    ],
    [
      'a pod that has waited a moment for its node',
      state({
        pods: [
          pod({
            createdAt: '2026-01-01T00:00:55Z',
            status: { conditions: [{ type: 'PodScheduled', status: 'False', message: 'busy' }] },
          }),
        ],
      }),
    ],
    [
      'a startup probe with failures left',
      state({
        pods: [podWith({ started: false, state: { running: {} } }, probed({ startupProbe: { failureThreshold: 60 } }))],
        events: [event('Unhealthy', 'Startup probe failed: connection refused', 20)],
      }),
    ],
    [
      'the events of an older rollout',
      state({
        pods: [
          podWith(
            { started: true, state: { running: { startedAt: '2026-01-01T00:00:10Z' } } },
            probed({ readinessProbe: { failureThreshold: 1 } }),
          ),
        ],
        events: [
          eventSchema.parse({ ...event('Unhealthy', 'Readiness probe failed'), lastTimestamp: '2025-12-31T00:00:00Z' }),
        ],
      }),
    ],
  ])('waits for %s', (_case, given) => {
    expect(judge(given, now, since)).toBeUndefined();
  });

  it('points to the log of the container that ended before', () => {
    const verdict = judge(
      state({
        pods: [
          podWith({
            restartCount: 2,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1 } },
          }),
        ],
      }),
      now,
      since,
    );
    expect(verdict?.log).toEqual({ pod: 'shop-api-1', container: 'api', previous: true });
  });
});

function failing(message: string) {
  return replicaSetSchema.parse({
    metadata: { name: 'shop-api-rs', ownerReferences: [{ kind: 'Deployment', name: 'shop-api' }] },
    status: { conditions: [{ type: 'ReplicaFailure', status: 'True', message }] },
  });
}

describe('a finished rollout', () => {
  const done = { replicas: 1, updatedReplicas: 1, availableReplicas: 1, readyReplicas: 1 };
  it.each([
    ['every pod is new and available', done, 2, true],
    ['the controller has not seen the change', { ...done, observedGeneration: 1 }, 2, false],
    ['an old pod still runs', { ...done, replicas: 2 }, 2, false],
    ['the new pod is not available', { ...done, availableReplicas: 0 }, 2, false],
  ])('%s', (_case, status, generation, expected) => {
    expect(isRolledOut(deployment(status, generation))).toBe(expected);
  });
});

it('describes a pod in one line', () => {
  expect(
    describePod(podWith({ ready: false, restartCount: 2, state: { waiting: { reason: 'CrashLoopBackOff' } } })),
  ).toBe('shop-api-1: CrashLoopBackOff, 0/1 ready, 2 restarts');
});
