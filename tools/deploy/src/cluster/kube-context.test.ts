import { assertMayDeployTo, classifyContext, type KubeContext } from './kube-context.ts';

const facts = { server: 'https://192.0.2.2:8443', clusterName: 'c', ownAddresses: ['192.0.2.2'] };

it.each([
  ['minikube', {}, 'minikube'],
  ['dev', { clusterName: 'minikube' }, 'minikube'],
  ['kind-shop', {}, 'kind'],
  ['k3d-shop', {}, 'k3d'],
  ['docker-desktop', {}, 'shared-engine'],
  ['orbstack', {}, 'shared-engine'],
  ['other', {}, 'unknown-local'],
  ['other', { server: 'https://127.0.0.1:6443' }, 'unknown-local'],
  ['other', { server: 'https://[::1]:6443' }, 'unknown-local'],
  ['production', { server: 'https://203.0.113.9' }, 'remote'],
  ['minikube-prod', { server: 'https://eks.example.com' }, 'remote'],
] as const)('takes the context %s with %o for %s', (name, more, kind) => {
  expect(classifyContext({ ...facts, name, ...more })).toBe(kind);
});

it.each([
  [{ named: false, allowRemote: true }, true],
  [{ named: true, allowRemote: false }, true],
  [{ named: true, allowRemote: true }, false],
])('refuses a remote context with %o: %s', (options, refused) => {
  const context = { name: 'production', server: 'https://203.0.113.9', kind: 'remote' } as KubeContext;
  const attempt = (): void => {
    assertMayDeployTo(context, options);
  };
  if (refused) expect(attempt).toThrow(/not known to be on this machine/);
  else expect(attempt).not.toThrow();
});
