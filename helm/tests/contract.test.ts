import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Manifest, find, renderChart } from '../nx/render-chart.ts';
import { containersOf, podOf } from './pods.ts';
import { withEachHelm } from './with-helm.ts';

const pathTo = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const read = (file: string) => readFileSync(pathTo(file), 'utf8');

describe('values.yaml', () => {
  it('has a block for each project that is deployed as a service, and for nothing else', () => {
    const projects = readdirSync(pathTo('apps')).filter((app) => {
      const { tags } = JSON.parse(read(`apps/${app}/project.json`));
      return tags.includes('deploy:service');
    });
    const values: Record<string, unknown> = parse(read('helm/values.yaml'));
    const blocks = Object.keys(values).filter((key) => hasImage(values[key]));
    expect(blocks.sort()).toEqual(projects.sort());
  });
});

/** What the chart and the services must agree on, read from where the services say it. */
withEachHelm(({ command }) => {
  it('gives the frontend only variables that it reads', () => {
    const schema = /z\.object\(\{(.+?)\n\}\)/s.exec(read('apps/frontend/src/env.ts'))?.[1] ?? '';
    const known = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
    const manifests = renderChart(command, { setString: everySetting('frontend') });
    expect(known).toEqual(expect.arrayContaining(dataKeys(manifests, 'todo-frontend')));
    expect(dataKeys(manifests, 'todo-frontend')).toEqual(expect.arrayContaining(known));
  });

  it('gives the backend only settings that it has, and offers all that are no secret', () => {
    const settings = read('docs/reference/settings.gen.md');
    const known = [...settings.matchAll(/^\| `([A-Z0-9_]+)` /gm)].map(([, name]) => name);
    const manifests = renderChart(command, { setString: everySetting('backend') });
    const secrets = (containersOf(podOf(manifests, 'Deployment/todo-backend'))[0]?.env ?? []).map(({ name }) => name);
    // Fixed by the image: the port that probes, Service and policies name.
    const fixed = ['API_HOST', 'API_PORT'];
    expect([...dataKeys(manifests, 'todo-backend'), ...secrets, ...fixed].sort()).toEqual(known.sort());
  });

  it('probes what the contract of health checks describes', () => {
    const { paths } = parse(read('docs/contracts/health-checks.yaml'));
    const manifests = renderChart(command);
    for (const owner of ['Deployment/todo-frontend', 'Deployment/todo-backend']) {
      const [container] = containersOf(podOf(manifests, owner));
      const probes = [container?.startupProbe, container?.livenessProbe, container?.readinessProbe];
      expect(Object.keys(paths)).toEqual(expect.arrayContaining(probes.map((probe) => probe?.httpGet?.path)));
    }
  });

  it.each([
    ['frontend', 'PORT=3000', 3000],
    ['backend', 'API_PORT=8000', 8000],
  ])('reaches the %s at the port that its image listens on', (service, variable, port) => {
    const manifests = renderChart(command);
    expect(read(`apps/${service}/Dockerfile`)).toContain(variable);
    expect(containersOf(podOf(manifests, `Deployment/todo-${service}`))[0]?.ports?.[0]?.containerPort).toBe(port);
    expect(find(manifests, 'Service', `todo-${service}`).spec).toMatchObject({ ports: [{ port, targetPort: 'http' }] });
  });
});

/** A value for every key of a service's `config`, so that all of them are rendered. */
function everySetting(service: 'frontend' | 'backend'): Record<string, string> {
  const { config } = parse(read('helm/values.yaml'))[service];
  const valueOf = (key: string) => ({ CHAT_UI: 'auto', LOG_LEVEL: 'info' })[key] ?? '1';
  return Object.fromEntries(Object.keys(config).map((key) => [`${service}.config.${key}`, valueOf(key)]));
}

function dataKeys(manifests: readonly Manifest[], name: string): string[] {
  return Object.keys(find(manifests, 'ConfigMap', name).data ?? {});
}

function hasImage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'image' in value;
}
