import type { SecretFacts } from '../cluster/read-secrets.ts';
import type { JsonObject } from '../json.ts';
import { manifestObject, pod } from '../testing/factories.ts';
import { staleReaders } from './stale-readers.ts';

const secret = (changedAt: Record<string, string>): SecretFacts => ({
  name: 'own',
  keys: Object.keys(changedAt),
  isOwn: true,
  annotations: {},
  createdAt: '2026-01-01T00:00:00Z',
  changedAt,
});

const reader = (name: string, container: JsonObject) =>
  manifestObject('Deployment', `shop-${name}`, {
    spec: {
      template: {
        metadata: { labels: { 'app.kubernetes.io/component': name } },
        spec: { containers: [container] },
      },
    },
  });

const manifest = [
  reader('api', { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'own', key: 'TOKEN' } } }] }),
  reader('web', { envFrom: [{ secretRef: { name: 'own' } }] }),
  reader('mail', { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'other', key: 'TOKEN' } } }] }),
];

const startedAt = (component: string, time: string | undefined) =>
  pod({
    name: `shop-${component}-${String(time)}`,
    component,
    status: {
      containerStatuses: [
        {
          name: component,
          state: time === undefined ? { waiting: { reason: 'Pending' } } : { running: { startedAt: time } },
        },
      ],
    },
  });

const pods = ['api', 'web', 'mail'].map((component) => startedAt(component, '2026-01-02T00:00:00Z'));
const names = (changedAt: Record<string, string>, running = pods) =>
  staleReaders({ manifest, pods: running, secrets: { own: secret(changedAt), gone: undefined } }).map(
    ({ service, key }) => `${service} ${key}`,
  );

it('knows the pods that started before a key of theirs changed', () => {
  expect(names({ TOKEN: '2026-01-03T00:00:00Z' })).toEqual(['api TOKEN', 'web TOKEN']);
  expect(names({ OTHER: '2026-01-03T00:00:00Z' })).toEqual(['web OTHER']);
});

it('leaves pods that started after it, and those that have not started', () => {
  expect(names({ TOKEN: '2026-01-01T23:59:59Z' })).toEqual([]);
  expect(names({ TOKEN: '2026-01-02T00:00:00Z' })).toEqual([]);
  expect(names({ TOKEN: '2026-01-03T00:00:00Z' }, [startedAt('api', undefined)])).toEqual([]);
});

it('asks the oldest of several pods', () => {
  const two = [startedAt('api', '2026-01-04T00:00:00Z'), startedAt('api', '2026-01-02T00:00:00Z')];
  expect(names({ TOKEN: '2026-01-03T00:00:00Z' }, two)).toEqual(['api TOKEN']);
});
