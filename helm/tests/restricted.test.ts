import { environments } from '../nx/environments.ts';
import { renderChart } from '../nx/render-chart.ts';
import { containersOf, podsOf } from './pods.ts';
import { withEachHelm } from './with-helm.ts';

const variants = environments.flatMap((environment) =>
  (['job', 'init', 'off'] as const).map((mode) => ({ environment, mode })),
);

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted, and a little more. */
withEachHelm(({ command }) => {
  describe.each(variants)('in $environment with migrations.mode $mode', ({ environment, mode }) => {
    const render = () => renderChart(command, { environment, set: { 'migrations.mode': mode } });

    it('makes only pods of the restricted profile, without a token of the API', () => {
      for (const { owner, spec } of podsOf(render())) {
        const seen = { owner, security: spec.securityContext, token: spec.automountServiceAccountToken };
        const security = {
          runAsNonRoot: true,
          runAsUser: 10001,
          runAsGroup: 10001,
          seccompProfile: { type: 'RuntimeDefault' },
        };
        expect(seen).toEqual({ owner, security, token: false });
        expect(spec).toMatchObject({ enableServiceLinks: false });
        expect(spec).not.toHaveProperty('hostNetwork');
        expect(spec).not.toHaveProperty('hostPID');
        for (const volume of spec.volumes ?? []) expect(Object.keys(volume).toSorted()).toEqual(['emptyDir', 'name']);
      }
    });

    it('gives every container a read-only root, no capability, requests and limits', () => {
      for (const pod of podsOf(render())) {
        for (const container of containersOf(pod)) {
          expect(container.securityContext).toEqual({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          });
          for (const kind of ['requests', 'limits'] as const) {
            expect(container.resources?.[kind]).toEqual({ cpu: expect.anything(), memory: expect.anything() });
          }
        }
      }
    });

    it('pins every image', () => {
      for (const container of podsOf(render()).flatMap(containersOf)) {
        expect(container.image).toMatch(/^todo-(frontend|backend):\d+\.\d+\.\d+$/);
      }
    });

    it('brings no Secret and no Namespace, and takes no Secret whole', () => {
      const manifests = render();
      expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
      expect(manifests.map(({ kind }) => kind)).not.toContain('Namespace');
      for (const container of podsOf(manifests).flatMap(containersOf)) {
        for (const source of container.envFrom ?? []) expect(source).not.toHaveProperty('secretRef');
      }
    });

    it('selects by labels that only the intended pods carry', () => {
      const components = podsOf(render()).map(({ owner, labels }) => [owner, labels['app.kubernetes.io/component']]);
      expect(Object.fromEntries(components)).toEqual({
        'Deployment/todo-frontend': 'frontend',
        'Deployment/todo-backend': 'backend',
        ...(mode === 'job' && { 'Job/todo-backend-migrate': 'migrate' }),
        'Pod/todo-test-frontend': 'test',
        'Pod/todo-test-backend': 'test',
        'Pod/todo-test-stream': 'test',
      });
    });
  });
});
