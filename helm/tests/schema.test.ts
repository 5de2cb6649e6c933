import { renderChart } from '../nx/render-chart.ts';
import { withEachHelm } from './with-helm.ts';

const refused: [what: string, set: Record<string, string>, complaint: RegExp][] = [
  ['an unknown key', { replicaCount: '2' }, /additional properties 'replicaCount' not allowed/],
  ['an unknown key of a service', { 'frontend.image.version': '1' }, /additional properties 'version' not allowed/],
  ['a setting that no service has', { 'backend.config.OPENAI_MODLE': 'x' }, /'OPENAI_MODLE' not allowed/],
  ['a secret among the settings', { 'backend.config.JWT_SECRET': 'x' }, /'JWT_SECRET' not allowed/],
  ['the tag latest', { 'backend.image.tag': 'latest' }, /\/backend\/image\/tag.*'not' failed/s],
  ['a tag that became a number', { 'frontend.image.tag': '1844674407370955161' }, /got number, want string/],
  ['a tag inside the repository', { 'frontend.image.repository': 'todo-frontend:latest' }, /image\/repository/],
  ['a short digest', { 'backend.image.digest': 'sha256:abc' }, /image\/digest/],
  ['a negative number of pods', { 'frontend.replicas': '-1' }, /\/frontend\/replicas/],
  ['pods without a memory limit', { 'backend.resources.limits.memory': 'null' }, /missing property 'memory'/],
  ['an origin with a path', { publicOrigin: 'https://example.com/todo' }, /\/publicOrigin/],
  ['a node port out of range', { 'frontend.service.nodePort': '80' }, /nodePort/],
  ['an unknown way to migrate', { 'migrations.mode': 'startup' }, /value must be one of/],
  ['an unknown chat surface', { 'frontend.config.CHAT_UI': 'hosted' }, /CHAT_UI/],
  ['a database address that is no range', { 'database.cidr': 'db.example.com' }, /\/database\/cidr/],
];

const impossible: [what: string, set: Record<string, string>, sentence: string][] = [
  [
    'fewer pods at most than at least',
    { 'backend.autoscaling.enabled': 'true', 'backend.autoscaling.maxReplicas': '1' },
    'backend.autoscaling: minReplicas (2) is above maxReplicas (1).',
  ],
  ['an HTTPRoute without a Gateway', { 'httpRoute.enabled': 'true' }, 'httpRoute.enabled needs httpRoute.parentRefs'],
  [
    'a grace period that ends before the pause',
    { 'frontend.terminationGracePeriodSeconds': '5' },
    'frontend.terminationGracePeriodSeconds (5) must be above preStopSeconds (5).',
  ],
];

withEachHelm(({ command }) => {
  it.each(refused)('refuses %s', (_, set, complaint) => {
    expect(() => renderChart(command, { set })).toThrow(complaint);
  });

  it.each(impossible)('explains %s', (_, set, sentence) => {
    expect(() => renderChart(command, { set })).toThrow(sentence);
  });

  it('refuses a release name that no Service can begin with', () => {
    expect(() => renderChart(command, { release: '1todo' })).toThrow('must start with a letter');
  });

  it('refuses a cluster that is too old', () => {
    expect(() => renderChart(command, { kubernetes: '1.27.0' })).toThrow('>=1.28.0-0');
  });
});
