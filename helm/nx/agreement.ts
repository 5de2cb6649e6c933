/**
 * What the chart says about a service against what the service's code says: ports, paths of probes, names of variables.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Manifest, find } from './render-chart.ts';

/** What a service is, read from where its code says it. */
export interface ServiceCode {
  /** Ports that the image exposes. */
  readonly ports: readonly number[];
  answers(path: string): boolean;
  /** Variables that it reads, or that its image sets for what it is built on. */
  readonly variables: readonly string[];
}

const pathTo = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const read = (file: string) => readFileSync(pathTo(file), 'utf8');

export function readServiceCode(): Readonly<Record<string, ServiceCode>> {
  const { paths }: { paths: Record<string, unknown> } = JSON.parse(read('libs/api-client/openapi.gen.json'));
  const schema = /z\.object\(\{(.+?)\n\}\)/s.exec(read('apps/frontend/src/env.ts'))?.[1] ?? '';
  return {
    backend: {
      ports: exposedPorts('backend'),
      answers: (path) => path in paths,
      variables: [
        ...[...read('docs/reference/settings.gen.md').matchAll(/^\| `([A-Z0-9_]+)` /gm)].map(word),
        ...imageVariables('backend'),
      ],
    },
    frontend: {
      ports: exposedPorts('frontend'),
      answers: (path) => existsSync(pathTo(`apps/frontend/src/app${path}/route.ts`)),
      variables: [...[...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(word), ...imageVariables('frontend')],
    },
  };
}

const word = ([, name = '']: RegExpMatchArray): string => name;

const exposedPorts = (service: string): number[] =>
  [...read(`apps/${service}/Dockerfile`).matchAll(/^EXPOSE (.+)$/gm)].flatMap(([, list = '']) =>
    list.split(/\s+/).map(Number),
  );

/** Names in the ENV instructions, which may run over several lines. */
const imageVariables = (service: string): string[] =>
  [...read(`apps/${service}/Dockerfile`).matchAll(/^ENV ((?:.*\\\n)*.*)$/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/(?:^|\s)([A-Z][A-Z0-9_]*)=/g)].map(word),
  );

/** A sentence for each thing in which the rendered chart contradicts the code of a service. Pure. */
export function disagreements(service: string, code: ServiceCode, manifests: readonly Manifest[]): string[] {
  const name = `todo-${service}`;
  const [container] = find(manifests, 'Deployment', name).spec?.template?.spec.containers ?? [];
  if (!container) return [`${name} has no container`];
  const http = container.ports?.find((port) => port.name === 'http')?.containerPort;
  const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
  const paths = probes.flatMap((probe) => probe?.httpGet?.path ?? []);
  const config = Object.keys(find(manifests, 'ConfigMap', name).data ?? {});
  const variables = [...(container.env ?? []).map((variable) => variable.name), ...config];
  return [
    ...(http !== undefined && code.ports.includes(http)
      ? []
      : [`${name} serves at port ${String(http)}, its image exposes ${code.ports.join(', ') || 'none'}`]),
    ...[...new Set(paths)]
      .filter((path) => !code.answers(path))
      .map((path) => `${name} is probed at ${path}, which its code does not answer`),
    ...variables
      .filter((variable) => !code.variables.includes(variable))
      .map((variable) => `${name} is given ${variable}, which its code does not read`),
  ];
}
