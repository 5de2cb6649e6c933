import type { Json, JsonObject } from '../json.ts';
import { manifestObject } from '../testing/factories.ts';
import { findDrift } from './drift.ts';

const container = { name: 'api', image: 'shop-api:1', resources: { limits: { cpu: '1000m', memory: '0.5Gi' } } };
const body = (spec: JsonObject): JsonObject => ({ apiVersion: 'apps/v1', kind: 'Deployment', spec });
const drift = (expected: JsonObject, actual: Json) =>
  findDrift([manifestObject('Deployment', 'api', expected)], new Map([['apps/v1/Deployment/api', actual]])).map(
    ({ pointer, problem }) => `${problem} ${pointer}`,
  );
const metadata = { name: 'api', uid: 'x' };

describe('drift', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['defaults of the API server', { replicas: 1 }, { replicas: 1, strategy: { type: 'RollingUpdate' } }],
    [
      'quantities written otherwise',
      { containers: [container] },
      {
        containers: [
          { ...container, resources: { limits: { cpu: '1', memory: '512Mi' } }, imagePullPolicy: 'IfNotPresent' },
        ],
      },
    ],
    ['what is empty', { affinity: {}, tolerations: [], nodeSelector: null }, {}],
    ['a default that the API server leaves out', { hostNetwork: false, minReadySeconds: 0 }, {}],
    [
      'two ports of one number',
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ],
    [
      'another order of named things',
      { ports: [{ name: 'a' }, { name: 'b' }] },
      { ports: [{ name: 'b' }, { name: 'a' }] },
    ],
  ])('is not %s', (_case, expected, actual) => {
    expect(drift(body(expected), { metadata, spec: actual })).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject, string[]]>([
    ['a changed number', { replicas: 1 }, { replicas: 3 }, ['changed /spec/replicas']],
    [
      'a changed image',
      { containers: [container] },
      { containers: [{ ...container, image: 'x:2' }] },
      ['changed /spec/containers/0/image'],
    ],
    ['a field that is gone', { paused: true }, {}, ['missing /spec/paused']],
    [
      'an extra variable',
      { env: [{ name: 'A', value: '1' }] },
      {
        env: [
          { name: 'DEBUG', value: '1' },
          { name: 'A', value: '1' },
        ],
      },
      ['extra /spec/env/0'],
    ],
  ])('is %s', (_case, expected, actual, found) => {
    expect(drift(body(expected), { metadata, spec: actual })).toEqual(found);
  });

  it('is an object that is gone', () => {
    expect(findDrift([manifestObject('Service', 'api')], new Map())).toMatchObject([
      { pointer: '', problem: 'missing' },
    ]);
  });

  it('is an extra key of a ConfigMap, which Helm would leave', () => {
    const map = manifestObject('ConfigMap', 'api', { data: { A: '1' } });
    const live = new Map<string, Json>([['v1/ConfigMap/api', { metadata, data: { A: '1', B: '2' } }]]);
    expect(findDrift([map], live)).toMatchObject([{ pointer: '/data/B', problem: 'extra' }]);
  });

  it('leaves the number of pods to an autoscaler', () => {
    const scaler = {
      ...manifestObject('HorizontalPodAutoscaler', 'api', {
        spec: { scaleTargetRef: { kind: 'Deployment', name: 'api' } },
      }),
      apiVersion: 'autoscaling/v2',
    };
    const live = new Map<string, Json>([
      ['apps/v1/Deployment/api', { metadata, spec: { replicas: 4 } }],
      ['autoscaling/v2/HorizontalPodAutoscaler/api', { metadata, spec: scaler.body['spec'] ?? null }],
    ]);
    expect(findDrift([manifestObject('Deployment', 'api', body({ replicas: 1 })), scaler], live)).toEqual([]);
  });
});
