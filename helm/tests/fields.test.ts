import * as models from '@kubernetes/client-node';
import { environments } from '../nx/environments.ts';
import { type Manifest, renderChart } from '../nx/render-chart.ts';
import { withEachHelm } from './with-helm.ts';

/** Kinds that do not come with Kubernetes; their fields are checked by a cluster that has them. */
const foreignKinds = new Set(['HTTPRoute']);

withEachHelm(({ command }) => {
  it.each(environments)('uses only fields that Kubernetes knows, in %s', (environment) => {
    const manifests = renderChart(command, {
      environment,
      set: { 'migrations.mode': 'job', 'frontend.replicas': '2' },
    });
    expect(manifests.flatMap(unknownFields)).toEqual([]);
  });

  it('would notice a misspelt field', () => {
    const manifest = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'x', labels: {} },
      spec: { template: { metadata: { labels: {} }, spec: { containers: [{ name: 'x', readinessProb: {} }] } } },
    };
    expect(unknownFields(manifest)).toEqual(['Deployment/x: spec.template.spec.containers.0.readinessProb']);
  });
});

function unknownFields(manifest: Manifest): string[] {
  if (foreignKinds.has(manifest.kind)) return [];
  const version = (manifest.apiVersion.split('/').at(-1) ?? '').replace(/^v/, 'V');
  const found = unknownIn(manifest, `${version}${manifest.kind}`, '');
  return found.map((path) => `${manifest.kind}/${manifest.metadata.name}: ${path}`);
}

function unknownIn(value: unknown, type: string, path: string): string[] {
  const list = /^Array<(.+)>$/.exec(type)?.[1];
  if (list && Array.isArray(value)) return value.flatMap((item, index) => unknownIn(item, list, `${path}${index}.`));
  const fields = fieldsOf(type);
  if (!fields || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const field = fields.get(key);
    return field === undefined ? [`${path}${key}`] : unknownIn(child, field, `${path}${key}.`);
  });
}

/** Field name to type, from the class that the API description was turned into; none for words and free maps. */
function fieldsOf(type: string): Map<string, string> | undefined {
  const model: unknown = Reflect.get(models, type);
  if (typeof model !== 'function') {
    if (/^[vV]\d/.test(type)) throw new Error(`Kubernetes has no ${type}`);
    return undefined;
  }
  const attributes: { baseName: string; type: string }[] = Reflect.get(model, 'attributeTypeMap');
  return new Map(attributes.map(({ baseName, type: fieldType }) => [baseName, fieldType]));
}
