import { renderChart } from '../nx/render-chart.ts';
import { allows, type End } from './network.ts';
import { podOf } from './pods.ts';
import { withEachHelm } from './with-helm.ts';

const dns: End = {
  namespace: { 'kubernetes.io/metadata.name': 'kube-system' },
  labels: { 'k8s-app': 'kube-dns' },
};
const stranger: End = { namespace: { 'kubernetes.io/metadata.name': 'other' }, labels: { app: 'x' } };
const neighbour: End = { labels: { app: 'x' } };
const database: End = { address: '10.20.30.40' };
const elsewhere: End = { address: '93.184.215.14' };

withEachHelm(({ command }) => {
  const render = (set: Record<string, string> = {}) => {
    const manifests = renderChart(command, {
      set: { 'database.cidr': '10.20.30.0/24', 'database.port': '6432', ...set },
    });
    const pod = (owner: string): End => ({ labels: podOf(manifests, owner).labels });
    return {
      manifests,
      frontend: pod('Deployment/todo-frontend'),
      backend: pod('Deployment/todo-backend'),
      migration: pod('Job/todo-backend-migrate'),
      test: pod('Pod/todo-test-backend'),
    };
  };

  it('lets requests go the one way that they should: anyone, frontend, backend, database', () => {
    const { manifests, frontend, backend } = render();
    expect(allows(manifests, stranger, frontend, 3000)).toBe(true);
    expect(allows(manifests, frontend, backend, 8000)).toBe(true);
    expect(allows(manifests, backend, database, 6432)).toBe(true);
    expect(allows(manifests, backend, elsewhere, 443)).toBe(true);
  });

  it('denies every other way', () => {
    const { manifests, frontend, backend, migration } = render();
    const denied: [End, End, number][] = [
      [stranger, backend, 8000],
      [neighbour, backend, 8000],
      [frontend, backend, 9090],
      [neighbour, backend, 9090],
      [backend, frontend, 3000],
      [frontend, database, 6432],
      [frontend, elsewhere, 443],
      [backend, database, 5432],
      [backend, elsewhere, 6432],
      [backend, elsewhere, 80],
      [migration, elsewhere, 443],
      [neighbour, migration, 8000],
    ];
    expect(denied.filter(([from, to, port]) => allows(manifests, from, to, port))).toEqual([]);
  });

  it('lets every pod ask DNS, and nothing else of the system', () => {
    const { manifests, ...pods } = render();
    for (const pod of Object.values(pods)) {
      expect(allows(manifests, pod, dns, 53, 'UDP')).toBe(true);
      expect(allows(manifests, pod, dns, 53, 'TCP')).toBe(true);
      expect(allows(manifests, pod, { ...dns, labels: { app: 'x' } }, 53, 'UDP')).toBe(false);
      expect(allows(manifests, pod, dns, 9153)).toBe(false);
    }
  });

  it('covers the migration and the test pods', () => {
    const { manifests, migration, test, frontend, backend } = render();
    expect(allows(manifests, migration, database, 6432)).toBe(true);
    expect(allows(manifests, test, frontend, 3000)).toBe(true);
    expect(allows(manifests, test, backend, 8000)).toBe(true);
    expect(allows(manifests, test, database, 6432)).toBe(false);
  });

  it('opens the metrics, and narrows the frontend, to those who are named', () => {
    const { manifests, frontend, backend, test } = render({
      'networkPolicy.metricsFrom[0].podSelector.matchLabels.app': 'prometheus',
      'networkPolicy.frontendFrom[0].podSelector.matchLabels.app': 'gateway',
    });
    expect(allows(manifests, { labels: { app: 'prometheus' } }, backend, 9090)).toBe(true);
    expect(allows(manifests, { labels: { app: 'prometheus' } }, backend, 8000)).toBe(false);
    expect(allows(manifests, { labels: { app: 'gateway' } }, frontend, 3000)).toBe(true);
    expect(allows(manifests, neighbour, frontend, 3000)).toBe(false);
    expect(allows(manifests, test, frontend, 3000)).toBe(true);
  });

  it('keeps the offline environment off the internet', () => {
    const manifests = renderChart(command, { environment: 'offline' });
    const backend = { labels: podOf(manifests, 'Deployment/todo-backend').labels };
    expect(allows(manifests, backend, elsewhere, 443)).toBe(false);
    expect(allows(manifests, backend, database, 5432)).toBe(true);
  });

  it('can be left out', () => {
    const { manifests } = render({ 'networkPolicy.enabled': 'false' });
    expect(manifests.map(({ kind }) => kind)).not.toContain('NetworkPolicy');
  });
});
