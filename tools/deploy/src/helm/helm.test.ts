import { gzipSync } from 'node:zlib';
import { helmReason } from './helm.ts';
import { isSupportedHelm, lintArgs, parseHelmVersion, rollbackArgs, templateArgs, upgradeArgs } from './helm-args.ts';
import { ignoreRules } from './read-chart.ts';
import { chartDigest, chartFileDigests, parseRelease, withStatus } from './release.ts';

const target = { release: 'shop', namespace: 'shop', context: 'minikube' };
const version = (text: string) => parseHelmVersion(text) ?? { major: 0, minor: 0, text: '' };

it.each([
  ['v4.3.1+g1', true],
  ['v3.22.0+g1', true],
  ['v3.12.0', true],
  ['v3.12', true],
  ['v3.11.3', false],
])('knows whether Helm %s will do: %s', (text, supported) => {
  expect(isSupportedHelm(version(text))).toBe(supported);
});

const common =
  'upgrade shop helm --install --namespace shop --kube-context minikube --values - --reset-values --history-max 10 --timeout 60s --description why';
it.each([
  ['v3.22.0', common],
  ['v4.3.1', `${common} --force-conflicts --server-side=true`],
])('upgrades with Helm %s, values from standard input, without --wait', (text, line) => {
  const options = {
    ...target,
    chart: 'helm',
    version: version(text),
    timeoutSeconds: 60,
    historyMax: 10,
    description: 'why',
  };
  expect(upgradeArgs(options).join(' ')).toBe(line);
});

it('renders for the Kubernetes of the cluster, not for the one that Helm was built with', () => {
  const options = { ...target, chart: 'helm', kubernetesVersion: 'v1.34.4' };
  expect(templateArgs(options).join(' ')).toBe('template shop helm --namespace shop --values - --kube-version v1.34.4');
  expect(templateArgs({ ...options, kubernetesVersion: undefined })).not.toContain('--kube-version');
});

it.each([
  ['v3.12.0', 'lint helm --strict --values -'],
  ['v3.14.0', 'lint helm --strict --values - --kube-version v1.34.4'],
  ['v4.3.1', 'lint helm --strict --values - --kube-version v1.34.4'],
])('lints with Helm %s for the Kubernetes of the cluster where it can be told', (text, line) => {
  expect(lintArgs('helm', { helm: version(text), kubernetes: 'v1.34.4' }).join(' ')).toBe(line);
});

it('rolls back by number', () => {
  const options = { ...target, revision: 3, timeoutSeconds: 60, historyMax: 10, version: version('v3.22.0') };
  expect(rollbackArgs(options).join(' ')).toBe(
    'rollback shop 3 --namespace shop --kube-context minikube --timeout 60s --history-max 10',
  );
});

it("finds Helm's reason behind its prefixes", () => {
  expect(helmReason(['level=WARN x', 'Error: UPGRADE FAILED: values do not meet the schema'])).toBe(
    'values do not meet the schema',
  );
});

it('gives as the reason all that a schema finds', () => {
  const lines = [
    "Error: values don't meet the specifications of the schema(s) in the following chart(s):",
    'todo:',
    "- at '/frontend/replicas': got string, want integer",
    "- at '/backend': additional properties 'nope' not allowed",
  ];
  expect(helmReason(lines)).toBe(
    "at '/frontend/replicas': got string, want integer; at '/backend': additional properties 'nope' not allowed",
  );
});

it('applies the rules of .helmignore', () => {
  const ignored = ignoreRules('# no\n/project.json\n/nx/\n*.tmp\n.DS_Store\n');
  expect(
    ['project.json', 'sub/project.json', 'nx', 'a.tmp', 'sub/b.tmp', 'sub/.DS_Store', 'templates/x.yaml'].map(ignored),
  ).toEqual([true, false, true, true, true, true, false]);
});

describe('a release that Helm keeps', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  const stored = {
    name: 'shop',
    namespace: 'shop',
    version: 4,
    info: { status: 'pending-upgrade', last_deployed: '2026-01-01T00:00:00Z' },
    chart: {
      metadata: { name: 'shop', version: '0.1.0' },
      templates: [{ name: 'templates/a.yaml', data: encode('kind: X') }],
      files: [{ name: 'README.md', data: encode('words') }],
      values: { a: 1, b: { d: null, c: 2 } },
      schema: null,
    },
    config: { api: { image: { tag: '1' } } },
    manifest: '---\n',
  };
  const encoded = gzipSync(JSON.stringify(stored)).toString('base64');

  it('compares with a folder of the same chart, whatever its README says', () => {
    const folder = chartFileDigests({
      files: { 'templates/a.yaml': 'kind: X', 'README.md': 'other words' },
      defaults: { b: { c: 2, d: null }, a: 1 },
      metadata: { version: '0.1.0', name: 'shop' },
    });
    expect(parseRelease(encoded).chartDigest).toBe(chartDigest(folder));
  });

  it('is marked as failed without losing anything else', () => {
    const failed = parseRelease(withStatus(encoded, 'failed', 'interrupted'));
    expect(failed).toEqual({ ...parseRelease(encoded), status: 'failed', description: 'interrupted' });
  });
});
