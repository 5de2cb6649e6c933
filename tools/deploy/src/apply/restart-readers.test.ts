import type { ManifestObject } from '../helm/manifest.ts';
import type { Json } from '../json.ts';
import { readersOf } from './restart-readers.ts';

const deployment = (name: string, secretKeyRef: Json): ManifestObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: `app-${name}`,
  isHook: false,
  body: {
    spec: {
      template: {
        metadata: { labels: { 'app.kubernetes.io/component': name } },
        spec: { containers: [{ env: [{ name: 'VALUE', valueFrom: { secretKeyRef } }] }] },
      },
    },
  },
});

const manifest = [
  deployment('api', { name: 'own', key: 'TOKEN' }),
  deployment('web', { name: 'own', key: 'OTHER' }),
  deployment('mail', { name: 'foreign', key: 'TOKEN' }),
];

it('restarts what reads a key that was written, of this Secret', () => {
  expect(readersOf(manifest, 'own', { keys: ['TOKEN'] })).toEqual(['app-api']);
  expect(readersOf(manifest, 'own', { keys: ['TOKEN', 'OTHER'] })).toEqual(['app-api', 'app-web']);
});

it('leaves what was rolled out after the Secret', () => {
  expect(readersOf(manifest, 'own', { keys: ['TOKEN', 'OTHER'], except: ['api'] })).toEqual(['app-web']);
});

it('leaves what a failed install has not made', () => {
  expect(readersOf(manifest, 'own', { keys: ['TOKEN', 'OTHER'], live: ['app-web'] })).toEqual(['app-web']);
});
