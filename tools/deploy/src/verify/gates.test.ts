import { podSchema } from '../cluster/objects.ts';
import { deploymentObject } from '../testing/factories.ts';
import { measureGates, type GateInput } from './gates.ts';

const image = (sizeBytes: number) => ({ id: 'x', sizeBytes, user: '10001', createdAt: '', variables: [] });

const pod = (startedAt: string, readyAt: string, restartCount = 0) =>
  podSchema.parse({
    metadata: { name: 'shop-api-1', labels: { 'app.kubernetes.io/component': 'api' } },
    spec: {},
    status: {
      startTime: '2026-01-01T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: readyAt }],
      containerStatuses: [{ name: 'api', ready: true, restartCount, state: { running: { startedAt } } }],
    },
  });

function gate(id: string, details: Partial<GateInput> = {}) {
  const input: GateInput = {
    limits: {
      readySeconds: 60,
      buildSeconds: 300,
      deploySeconds: 300,
      imageMegabytes: 500,
      memoryMegabytes: 2000,
      idleMemoryMebibytes: 350,
      services: { api: { imageMegabytes: 250, readySeconds: 3 } },
    },
    pods: [pod('2026-01-01T00:00:40Z', '2026-01-01T00:00:43Z')],
    manifest: [deploymentObject('api', 'shop-api:1')],
    images: new Map([['api', image(250e6)]]),
    buildSeconds: undefined,
    deploySeconds: undefined,
    memoryByPod: new Map([['shop-api-1', 350 * 2 ** 20]]),
    isIdle: true,
    secretsInImages: [],
    lintProblem: undefined,
    isAccepted: false,
    ...details,
  };
  const found = measureGates(input).find((entry) => entry.id === id);
  if (found === undefined) return undefined;
  const { measured, status, reason } = found;
  return reason === undefined ? `${String(measured)} ${status}` : `${status}: ${reason}`;
}

it.each([
  ['pod-ready', {}, '43 pass'],
  ['pod-ready', { pods: [pod('2026-01-01T00:00:40Z', '2026-01-01T00:01:00Z')] }, '60 fail'],
  [
    'pod-ready',
    { pods: [pod('2026-01-01T00:00:40Z', '2026-01-01T00:09:00Z', 1)] },
    'not-measured: no pod is ready that never restarted',
  ],
  ['container-ready:api', {}, '3 pass'],
  ['container-ready:api', { pods: [pod('2026-01-01T00:00:40Z', '2026-01-01T00:00:44Z')] }, '4 fail'],
  ['container-ready:api', { pods: [] }, 'not-measured: no pod is ready that never restarted'],
  ['image-size', {}, '250 pass'],
  ['image-size', { images: new Map([['api', image(500e6)]]) }, '500 fail'],
  ['image-size:api', {}, '250 pass'],
  ['image-size:api', { images: new Map([['api', image(251e6)]]) }, '251 fail'],
  ['image-size:api', { images: new Map() }, 'not-measured: this machine does not have the image'],
  ['idle-memory', {}, '350 pass'],
  ['idle-memory', { memoryByPod: new Map([['shop-api-1', 351 * 2 ** 20]]) }, '351 fail'],
  ['idle-memory', { isIdle: false }, 'not-measured: pods at rest are measured by a deploy that changes nothing'],
  ['memory', {}, '367 pass'],
  ['memory', { memoryByPod: new Map([['shop-api-1', 2e9]]) }, '2000 fail'],
  [
    'memory',
    { memoryByPod: new Map([['shop-web-1', 1e9]]) },
    'not-measured: the cluster has not measured the new pods yet: deploy once more in a minute',
  ],
  [
    'memory',
    { memoryByPod: undefined },
    'not-measured: the cluster does not measure memory; "minikube addons enable metrics-server" does',
  ],
  ['image-build', {}, 'not-measured: no image was built'],
  ['deploy', {}, 'not-measured: nothing was deployed'],
  ['image-build', { buildSeconds: 300 }, '300 fail'],
  ['latest-tag', {}, '0 pass'],
  ['latest-tag', { manifest: [latest('shop-api:latest')] }, 'shop-api:latest fail'],
  ['latest-tag', { manifest: [latest('registry:5000/shop-api')] }, 'registry:5000/shop-api fail'],
  ['secret-in-image', { secretsInImages: ['TOKEN'] }, 'TOKEN fail'],
  ['secret-in-image', { images: new Map() }, 'not-measured: this machine does not have the image'],
  ['lint', {}, 'not-measured: Helm was not asked, as nothing was deployed'],
  ['dry-run', {}, 'not-measured: Helm was not asked, as nothing was deployed'],
  ['dry-run', { isAccepted: true }, 'clean pass'],
  ['lint', { lintProblem: null }, 'clean pass'],
  ['lint', { lintProblem: 'bad' }, 'bad fail'],
] as const)('measures %s: %#', (id, details, expected) => {
  expect(gate(id, details)).toBe(expected);
});

function latest(reference: string) {
  const object = deploymentObject('api', reference);
  return { ...object, body: { ...object.body, spec: { template: { spec: { containers: [{ image: reference }] } } } } };
}
