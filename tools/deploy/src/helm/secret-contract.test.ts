import { manifestObject } from '../testing/factories.ts';
import { missingSecretKeys, secretContract } from './secret-contract.ts';

const contract = secretContract([
  manifestObject('Deployment', 'api', {
    spec: {
      template: {
        spec: {
          containers: [
            {
              env: [
                { name: 'URL', valueFrom: { secretKeyRef: { name: 'shop', key: 'DATABASE_URL' } } },
                { name: 'KEY', valueFrom: { secretKeyRef: { name: 'shop', key: 'OPENAI_API_KEY', optional: true } } },
              ],
              envFrom: [{ secretRef: { name: 'extra' } }],
            },
          ],
          volumes: [{ name: 'tls', secret: { secretName: 'tls', items: [{ key: 'tls.crt', path: 'x' }] } }],
        },
      },
    },
  }),
  manifestObject('Job', 'migrate', { spec: { env: [{ valueFrom: { secretKeyRef: { name: 'own', key: 'A' } } }] } }),
  manifestObject('Secret', 'own'),
]);

it('collects what the rendered chart reads from Secrets that it does not bring', () => {
  expect(contract).toEqual({
    required: { extra: [], shop: ['DATABASE_URL'], tls: ['tls.crt'] },
    optional: { shop: ['OPENAI_API_KEY'] },
  });
});

it.each([
  ['nothing is there', {}, ['extra', 'shop/DATABASE_URL', 'tls/tls.crt']],
  ['one key is missing', { extra: [], shop: ['OTHER'], tls: ['tls.crt'] }, ['shop/DATABASE_URL']],
  ['all is there', { extra: ['X'], shop: ['DATABASE_URL'], tls: ['tls.crt'] }, []],
])('names the missing keys when %s', (_case, present, missing) => {
  expect(missingSecretKeys(contract, present)).toEqual(missing);
});
