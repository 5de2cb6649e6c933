import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

/** The launcher that people and Nx start. */
export const launcher = join(repository, 'tools', 'deploy', 'bin', 'todo-deploy.cjs');

export interface FixtureWorkspace {
  readonly root: string;
  /** Writes a file of the workspace. */
  write(path: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

interface Options {
  readonly services: readonly string[];
  readonly namespace: string;
  /** Prefix of image names, so that tests do not meet each other's images. */
  readonly prefix?: string;
  /** Registries that engine and nodes might both reach. */
  readonly registries?: readonly string[];
}

/**
 * A workspace of another application, in the system's temporary folder: services that are one file of Node each, a
 * library that all of them read, a chart and an environments file. Nothing in tools/deploy knows about it.
 */
export async function makeFixtureWorkspace({
  services,
  namespace,
  prefix = 'fixture',
  registries = ['localhost:5001', 'localhost:5000'],
}: Options): Promise<FixtureWorkspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'todo-deploy-fixture-')));
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  const json = (path: string, content: unknown): Promise<void> => write(path, `${JSON.stringify(content, null, 2)}\n`);
  await json('package.json', { name: 'fixture', private: true, type: 'module' });
  await write('.gitignore', 'node_modules\n.nx\ndist\n.data\n');
  await json('nx.json', {
    analytics: false,
    neverConnectToCloud: true,
    namedInputs: { default: ['{projectRoot}/**/*'] },
    targetDefaults: {
      'docker-build': {
        executor: '@nx-tools/nx-container:build',
        inputs: ['default', '^default'],
        options: { engine: 'docker', context: '.', load: true, provenance: 'false', quiet: true },
      },
    },
  });
  await json('libs/words/project.json', { name: 'words', projectType: 'library' });
  await write('libs/words/words.mjs', `export const greeting = 'hello';\n`);
  for (const name of services) {
    await json(`apps/${name}/project.json`, {
      name,
      projectType: 'application',
      tags: ['deploy:service'],
      implicitDependencies: ['words'],
      targets: { 'docker-build': { options: { tags: [`${prefix}-${name}:$NX_TASK_HASH`] } } },
    });
    await write(`apps/${name}/server.mjs`, server);
    await write(`apps/${name}/Dockerfile`, dockerfile(name));
    await write(`apps/${name}/Dockerfile.dockerignore`, `*\n!libs/words\n!apps/${name}/server.mjs\n`);
  }
  await json('chart/project.json', {
    name: 'chart',
    projectType: 'application',
    tags: ['type:chart'],
    implicitDependencies: services,
    targets: { plan: { executor: '@todo/deploy:command', options: { command: 'plan' } } },
  });
  await write('chart/.helmignore', '/project.json\n/environments.mjs\n');
  await write('chart/Chart.yaml', `apiVersion: v2\nname: fixture\nversion: 0.1.0\nappVersion: '1'\n`);
  await write('chart/values.yaml', values(services, prefix));
  await write('chart/templates/services.yaml', template);
  await write('chart/environments.mjs', environments({ services, namespace, registries }));
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

const server = `import { createServer } from 'node:http';
import { greeting } from '../words/words.mjs';
const { BEHAVIOUR = 'well' } = process.env;
if (BEHAVIOUR === 'crash') { console.error('no good: crashing as asked'); process.exit(3); }
if (BEHAVIOUR === 'greedy') { const all = []; for (;;) all.push(Buffer.alloc(8e6, 1)); }
createServer((_request, response) => {
  response.statusCode = BEHAVIOUR === 'unready' ? 503 : 200;
  response.end(greeting);
}).listen(8080, '0.0.0.0');
process.on('SIGTERM', () => process.exit(0));
`;

export const baseImage = 'node:24-slim';
const dockerfile = (name: string): string => `FROM ${baseImage}
COPY libs/words /app/words
COPY apps/${name}/server.mjs /app/server/server.mjs
USER 10001
CMD ["node", "/app/server/server.mjs"]
`;

const values = (services: readonly string[], prefix: string): string =>
  [
    'secretName: fixture-secrets',
    'database: { cidr: 0.0.0.0/0, port: 5432 }',
    `migration: { enabled: false, service: ${services[0] ?? ''}, script: '' }`,
    'extraKey: ""',
    ...services.map(
      (name) =>
        `${name}: { image: { repository: ${prefix}-${name}, tag: '' }, replicas: 1, behaviour: well, memory: 128Mi, cpu: 10m, cpuLimit: 500m, asRoot: false, imageOverride: '', pullPolicy: IfNotPresent, configKey: '' }`,
    ),
    '',
  ].join('\n');

const template = `{{- range $name, $service := .Values }}
{{- if kindIs "map" $service }}{{ if $service.image }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $.Release.Name }}-{{ $name }}
  labels: { app.kubernetes.io/component: {{ $name }} }
spec:
  replicas: {{ $service.replicas }}
  revisionHistoryLimit: 3
  progressDeadlineSeconds: 90
  strategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
  selector: { matchLabels: { app.kubernetes.io/component: {{ $name }} } }
  template:
    metadata:
      labels: { app.kubernetes.io/component: {{ $name }}, app.kubernetes.io/instance: {{ $.Release.Name }} }
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 1
      securityContext: { runAsNonRoot: {{ not $service.asRoot }}, runAsUser: {{ ternary 0 10001 $service.asRoot }}, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: {{ $name }}
          image: {{ $service.imageOverride | default (printf "%s:%s" $service.image.repository $service.image.tag) | quote }}
          imagePullPolicy: {{ $service.pullPolicy }}
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
          ports: [{ containerPort: 8080, name: http }]
          startupProbe: { httpGet: { path: /, port: http }, periodSeconds: 1, failureThreshold: 4 }
          readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }
          resources: { limits: { cpu: {{ $service.cpuLimit }}, memory: {{ $service.memory }} }, requests: { cpu: {{ $service.cpu }}, memory: 32Mi } }
          env:
            - { name: BEHAVIOUR, value: {{ $service.behaviour | quote }} }
            - { name: TOKEN, valueFrom: { secretKeyRef: { name: {{ $.Values.secretName }}, key: TOKEN } } }
            {{- if $service.configKey }}
            - { name: SETTING, valueFrom: { configMapKeyRef: { name: kube-root-ca.crt, key: {{ $service.configKey }} } } }
            {{- end }}
            {{- if $.Values.extraKey }}
            - { name: EXTRA, valueFrom: { secretKeyRef: { name: {{ $.Values.secretName }}, key: {{ $.Values.extraKey }} } } }
            {{- end }}
---
apiVersion: v1
kind: Service
metadata: { name: {{ $.Release.Name }}-{{ $name }} }
spec:
  selector: { app.kubernetes.io/component: {{ $name }} }
  ports: [{ port: 8080, targetPort: http }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: {{ $.Release.Name }}-{{ $name }} }
data: { COLOUR: blue }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: {{ $.Release.Name }}-{{ $name }} }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/component: {{ $name }} } }
  policyTypes: [Ingress]
  ingress: [{ ports: [{ port: 8080 }] }]
{{- end }}{{ end }}
{{- end }}
{{- if .Values.migration.enabled }}
{{- $image := (index .Values .Values.migration.service).image }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-migrate
  labels: { app.kubernetes.io/instance: {{ .Release.Name }} }
  annotations: { helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-delete-policy: before-hook-creation }
spec:
  backoffLimit: 0
  template:
    metadata: { labels: { app.kubernetes.io/component: migrate, app.kubernetes.io/instance: {{ .Release.Name }} } }
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: migrate
          image: "{{ $image.repository }}:{{ $image.tag }}"
          command: [node, -e, {{ .Values.migration.script | quote }}]
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
{{- end }}
`;

const environments = ({
  services,
  namespace,
  registries,
}: Required<Pick<Options, 'services' | 'namespace' | 'registries'>>): string => `export default {
  release: 'fixture',
  namespace: '${namespace}',
  entry: { service: '${services[0] ?? ''}', port: 8080, readyPath: '/' },
  secret: { name: 'fixture-secrets', keys: { TOKEN: { generateBytes: 32 }, EXTRA: {} } },
  registries: ${JSON.stringify(registries)},
  timeoutSeconds: 120,
  gates: { readySeconds: 60, buildSeconds: 300, deploySeconds: 300, imageMegabytes: 500, memoryMegabytes: 2000 },
  environments: { dev: { description: 'this machine' } },
};
`;
