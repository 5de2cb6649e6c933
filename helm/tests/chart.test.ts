import { find, names, renderChart } from '../nx/render-chart.ts';
import { containersOf, podOf } from './pods.ts';
import { withEachHelm } from './with-helm.ts';

withEachHelm(({ command }) => {
  const render = (set: Record<string, string> = {}) => renderChart(command, { set });

  it('keeps the limits of the plan', () => {
    const limits = ['frontend', 'backend'].map(
      (service) => containersOf(podOf(render(), `Deployment/todo-${service}`))[0]?.resources?.limits,
    );
    expect(limits).toEqual([
      { cpu: '500m', memory: '512Mi' },
      { cpu: '1000m', memory: '1Gi' },
    ]);
  });

  it.each(['frontend', 'backend'])('probes the %s at /health and /ready, for at least 60 s at the start', (service) => {
    const [container] = containersOf(podOf(render(), `Deployment/todo-${service}`));
    const { startupProbe, livenessProbe, readinessProbe } = container ?? {};
    expect([startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet)).toEqual([
      { path: '/health', port: 'http' },
      { path: '/health', port: 'http' },
      { path: '/ready', port: 'http' },
    ]);
    expect((startupProbe?.periodSeconds ?? 0) * (startupProbe?.failureThreshold ?? 0)).toBeGreaterThanOrEqual(60);
  });

  it('reads each key of the Secret by name, and gives the frontend none', () => {
    const keysOf = (owner: string) =>
      containersOf(podOf(render(), owner))
        .flatMap(({ env = [] }) => env)
        .flatMap(({ valueFrom }) => (valueFrom?.secretKeyRef ? [valueFrom.secretKeyRef] : []))
        .map(({ key, optional }) => `${key}${optional ? '?' : ''}`);
    expect(keysOf('Deployment/todo-backend')).toEqual([
      'DATABASE_URL',
      'DATABASE_URL_DIRECT?',
      'JWT_SECRET',
      'OPENAI_API_KEY?',
    ]);
    expect(keysOf('Job/todo-backend-migrate')).toEqual(['DATABASE_URL', 'DATABASE_URL_DIRECT?']);
    expect(keysOf('Deployment/todo-frontend')).toEqual([]);
  });

  it('migrates in a hook that needs nothing else of the chart', () => {
    const job = find(render(), 'Job', 'todo-backend-migrate');
    expect(job.metadata.annotations).toMatchObject({
      'helm.sh/hook': 'pre-install,pre-upgrade',
      'helm.sh/hook-delete-policy': 'before-hook-creation',
    });
    const [container] = containersOf(podOf(render(), 'Job/todo-backend-migrate'));
    expect(container?.command).toEqual(['python', '-m', 'todo.migrate']);
    expect(container).not.toHaveProperty('envFrom');
    expect(podOf(render(), 'Job/todo-backend-migrate').spec).not.toHaveProperty('serviceAccountName');
  });

  it('migrates in an init container, or not at all, when told so', () => {
    const inits = (mode: string) =>
      podOf(render({ 'migrations.mode': mode }), 'Deployment/todo-backend').spec.initContainers?.map(
        ({ name }) => name,
      );
    expect(inits('init')).toEqual(['migrate']);
    expect(inits('off')).toBeUndefined();
    expect(names(render({ 'migrations.mode': 'init' }), 'Job')).toEqual([]);
  });

  it('restarts only the pods whose settings changed', () => {
    const annotations = (set: Record<string, string>) =>
      ['frontend', 'backend'].map((service) => podOf(render(set), `Deployment/todo-${service}`).annotations);
    const [frontend, backend] = annotations({});
    expect(annotations({ 'frontend.config.CHAT_UI': 'local' })).toEqual([
      expect.not.objectContaining(frontend ?? {}),
      backend,
    ]);
    expect(annotations({ 'backend.config.LOG_LEVEL': 'debug' })).toEqual([
      frontend,
      expect.not.objectContaining(backend ?? {}),
    ]);
  });

  it('carries the tag as the task hash, and prefers a digest for the image', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const manifests = renderChart(command, {
      set: { 'backend.image.digest': digest },
      setString: { 'frontend.image.tag': '18446744073709551615', 'backend.image.tag': '42' },
    });
    const frontend = podOf(manifests, 'Deployment/todo-frontend');
    expect(frontend.annotations['todo.dev/task-hash']).toBe('18446744073709551615');
    expect(containersOf(frontend)[0]?.image).toBe('todo-frontend:18446744073709551615');
    expect(containersOf(podOf(manifests, 'Deployment/todo-backend'))[0]?.image).toBe(`todo-backend@${digest}`);
    expect(containersOf(podOf(manifests, 'Job/todo-backend-migrate'))[0]?.image).toBe(`todo-backend@${digest}`);
  });

  it('leaves the number of pods to the autoscaler', () => {
    const spec = find(render({ 'backend.autoscaling.enabled': 'true' }), 'Deployment', 'todo-backend').spec;
    expect(spec).not.toHaveProperty('replicas');
    expect(find(render(), 'Deployment', 'todo-backend').spec).toHaveProperty('replicas', 1);
  });

  it('protects a service from drains where it has more than one pod', () => {
    expect(names(render(), 'PodDisruptionBudget')).toEqual([]);
    expect(names(render({ 'frontend.replicas': '2' }), 'PodDisruptionBudget')).toEqual(['todo-frontend']);
    expect(names(render({ 'backend.autoscaling.enabled': 'true' }), 'PodDisruptionBudget')).toEqual(['todo-backend']);
  });

  it('publishes nothing by default, and one host by Ingress, HTTPRoute or node port', () => {
    const kinds = render().map(({ kind }) => kind);
    expect(kinds).not.toContain('Ingress');
    expect(kinds).not.toContain('HTTPRoute');
    const published = render({
      publicOrigin: 'https://todo.example.org:8443',
      'ingress.enabled': 'true',
      'ingress.tlsSecretName': 'cert',
      'httpRoute.enabled': 'true',
      'httpRoute.parentRefs[0].name': 'gateway',
      'frontend.service.type': 'NodePort',
      'frontend.service.nodePort': '30080',
    });
    expect(find(published, 'Ingress', 'todo-frontend').spec).toMatchObject({
      tls: [{ hosts: ['todo.example.org'], secretName: 'cert' }],
      rules: [{ host: 'todo.example.org' }],
    });
    expect(find(published, 'HTTPRoute', 'todo-frontend').spec).toMatchObject({ hostnames: ['todo.example.org'] });
    expect(find(published, 'Service', 'todo-frontend').spec).toMatchObject({
      type: 'NodePort',
      ports: [{ port: 3000, nodePort: 30080 }],
    });
  });

  it.each([
    ['1.34.0', 'sleep'],
    ['1.28.0', 'exec'],
  ])('pauses before the end on Kubernetes %s by %s', (kubernetes, way) => {
    const manifests = renderChart(command, { kubernetes });
    for (const service of ['frontend', 'backend']) {
      const pod = podOf(manifests, `Deployment/todo-${service}`);
      expect(containersOf(pod)[0]?.lifecycle?.preStop).toHaveProperty(way);
      expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(5);
    }
  });

  it('stays valid in a release whose name YAML takes for a truth value', () => {
    const manifests = renderChart(command, { release: 'y' });
    for (const { metadata } of manifests) expect(metadata.labels['app.kubernetes.io/instance']).toBe('y');
    expect(podOf(manifests, 'Deployment/y-frontend').labels['app.kubernetes.io/instance']).toBe('y');
  });

  it('names no two objects alike', () => {
    const all = render().map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(new Set(all).size).toBe(all.length);
  });
});
