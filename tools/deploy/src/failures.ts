/**
 * Every way in which a command can end badly, in one table: exit code, what it means, what to try.
 * docs/reference/cli.gen.md and docs/deployment/troubleshooting.md are made from it.
 */
export const failures = {
  unexpected: {
    exitCode: 1,
    title: 'Something that the tool did not foresee',
    next: 'Run it again with --verbose and report what it prints.',
  },
  usage: { exitCode: 2, title: 'Wrong command line or environments file', next: 'Run "npx todo-deploy --help".' },
  'no-engine': {
    exitCode: 10,
    title: 'No container engine answers',
    next: 'Start Docker (for example "sudo systemctl start docker", or Docker Desktop).',
  },
  'no-helm': {
    exitCode: 11,
    title: 'Helm is missing or too old',
    next: 'Install Helm 3.12 or newer: https://helm.sh/docs/intro/install/',
  },
  'no-cluster': { exitCode: 12, title: 'No cluster answers', next: 'Start one: "minikube start".' },
  'context-not-local': {
    exitCode: 13,
    title: 'The kube context is not known to be local',
    next: 'Choose a local one with --context, or pass --context NAME --allow-remote if you mean it.',
  },
  'secret-incomplete': {
    exitCode: 14,
    title: 'The Secret lacks a key that the chart reads',
    next: 'Add it: "npx nx secrets helm-chart".',
  },
  'no-database': {
    exitCode: 15,
    title: 'No database is named, or pods cannot reach it',
    next: 'Set DATABASE_URL, or pass --yes to use a Postgres on this machine.',
  },
  'build-failed': {
    exitCode: 16,
    title: 'An image could not be built',
    next: 'Run the build alone: "npx nx docker-build SERVICE".',
  },
  'load-failed': {
    exitCode: 17,
    title: 'An image could not be brought to the node',
    next: 'Run "npx nx doctor helm-chart".',
  },
  'helm-failed': { exitCode: 18, title: 'Helm refused the chart', next: 'Run "npx nx lint helm-chart".' },
  'chart-mismatch': {
    exitCode: 19,
    title: 'Project graph and chart do not describe the same services',
    next: 'Give each project tagged deploy:service a block of its name in values.yaml, and the reverse.',
  },
  'image-pull': {
    exitCode: 20,
    title: 'A node cannot get an image',
    next: 'Deploy again: the image is brought anew. "npx nx doctor helm-chart" shows the ways that exist.',
    sign: '`ErrImagePull`, `ImagePullBackOff`, `ErrImageNeverPull` or `InvalidImageName`',
    causes: [
      'The image was removed from the node or the registry since it was brought.',
      '`pullPolicy: Never`, and the node lacks the image.',
      'The image name or its registry is misspelt, or the registry asks for a login (`imagePullSecrets`).',
    ],
  },
  'container-config': {
    exitCode: 21,
    title: 'A container cannot be configured: a Secret or ConfigMap key is missing',
    next: 'Add the key: "npx nx secrets helm-chart".',
    sign: '`CreateContainerConfigError`',
    causes: [
      'A required key of a Secret or ConfigMap is missing; the message names both.',
      'The Secret was replaced by hand with one that has fewer keys.',
    ],
  },
  'crash-loop': {
    exitCode: 22,
    title: 'A container ends right after its start',
    next: 'Read its log: "npx nx logs helm-chart SERVICE".',
    sign: '`CrashLoopBackOff`, `Error`, `RunContainerError`',
    causes: [
      'A setting is wrong: the process says which one before it ends.',
      'The command does not exist in the image.',
    ],
  },
  'out-of-memory': {
    exitCode: 23,
    title: 'A container was killed at its memory limit',
    next: 'Raise resources.limits.memory of the service in the values file.',
    sign: '`OOMKilled`, exit code 137',
    causes: [
      'The limit is below what the service needs at its start.',
      'The process grows without end: look at its memory in `npx nx status helm-chart`.',
    ],
  },
  unschedulable: {
    exitCode: 24,
    title: 'No node has room for a pod',
    next: 'Lower resources.requests of the service, or give the cluster more: "minikube stop && minikube start --cpus 4 --memory 8g".',
    sign: '`Pending` for 10 seconds, condition `PodScheduled: False`',
    causes: [
      'The requests of all pods together are more than a node has; the message says of what there is too little.',
      'A `nodeSelector`, an affinity or a taint leaves no node.',
    ],
  },
  'probe-failing': {
    exitCode: 25,
    title: 'A probe keeps failing',
    next: 'Read the log: "npx nx logs helm-chart SERVICE".',
    sign: '`Running`, not ready; or restarted after `Liveness probe failed` or `Startup probe failed`',
    causes: [
      'The service answers another status than the probe wants, or on another port or path; the message has both.',
      'What `/ready` depends on is away, such as the database.',
      'The start takes longer than the startup probe allows.',
    ],
  },
  'migration-failed': {
    exitCode: 26,
    title: 'The migration Job failed',
    next: 'Mend the migration or the database, then deploy again. A wrong address or password is changed in the Secret: "npx nx secrets helm-chart --write DATABASE_URL", which takes the variable of that name or asks.',
    sign: 'the Job is `Failed`',
    causes: [
      'The database is not reached, does not know the user, or does not let it change tables. The Secret keeps what the first deploy was given: `DATABASE_URL` in the environment of a later one changes nothing.',
      'The migration does not fit the data. Each migration is one transaction: nothing was changed.',
      "Another migration holds the lock, or the address is a pooler's: set `DATABASE_URL_DIRECT`.",
    ],
  },
  'pod-security': {
    exitCode: 27,
    title: 'Pod Security rejected a pod',
    next: 'Make its securityContext pass the "restricted" standard.',
    sign: 'no pod; the ReplicaSet says `violates PodSecurity`',
    causes: ['A changed chart value or template runs as root, adds a capability, or mounts the host.'],
  },
  quota: {
    exitCode: 28,
    title: 'A quota of the namespace is used up',
    next: 'Raise the ResourceQuota, or lower what the chart asks for.',
    sign: 'no pod; the ReplicaSet says `exceeded quota`',
    causes: ['A rolling update needs one pod more than the steady state: the quota must leave room for it.'],
  },
  'rollout-timeout': {
    exitCode: 29,
    title: 'Pods are not ready in time, for no reason that they name',
    next: 'Look at "npx nx status helm-chart" and "npx nx logs helm-chart".',
    sign: 'pods that are neither ready nor failing',
    causes: [
      'The node is too slow or too busy: a longer `timeoutSeconds` in environments.mjs.',
      'An admission webhook or a controller of the cluster does not answer.',
    ],
  },
  'plan-moved': {
    exitCode: 30,
    title: 'The saved plan no longer fits',
    next: 'Make it again: "npx nx plan helm-chart --out plan.json".',
  },
  'deploy-running': {
    exitCode: 31,
    title: 'Another deploy to this release is running',
    next: 'Wait for it, or end it.',
  },
  'not-deployed': {
    exitCode: 32,
    title: 'There is no such release, revision or pod',
    next: 'Deploy first: "npx nx deploy helm-chart".',
  },
  'rollback-unsafe': {
    exitCode: 33,
    title: 'The revision cannot serve any more',
    next: 'Choose another revision, or deploy again.',
  },
  declined: { exitCode: 34, title: 'You said no', next: 'Nothing was changed.' },
  'doctor-findings': {
    exitCode: 35,
    title: 'The doctor found something that stops a deploy',
    next: 'Run the command beside each finding, or "npx nx doctor helm-chart --fix".',
  },
  'cluster-refused': {
    exitCode: 36,
    title: 'The cluster refused a request',
    next: 'Ask whoever runs the cluster for the right that the message names; "kubectl auth can-i --list" shows yours.',
  },
  interrupted: { exitCode: 130, title: 'You stopped it', next: 'The next deploy mends what was left half-done.' },
} as const;

export type FailureKind = keyof typeof failures;

interface FailureDetails {
  /** What to do now; the table's own advice when left out. */
  readonly hint?: string;
  /** Lines that prove it: a log's tail, an event. */
  readonly evidence?: readonly string[];
  readonly cause?: unknown;
}

/** A failure with a sentence for its reader, a next step and an exit code of its own. */
export class DeployError extends Error {
  readonly kind: FailureKind;
  readonly exitCode: number;
  readonly hint: string;
  readonly evidence: readonly string[];

  constructor(kind: FailureKind, message: string, { hint, evidence, cause }: FailureDetails = {}) {
    super(message, { cause });
    this.name = 'DeployError';
    this.kind = kind;
    this.exitCode = failures[kind].exitCode;
    this.hint = hint ?? failures[kind].next;
    this.evidence = evidence ?? [];
  }
}

/**
 * What a run failed with, once it was told to stop: Ctrl-C reaches the programs that it runs as well, and one that ends
 * by it has not failed for the reason that its end looks like.
 */
export function asStopped(error: unknown, wasStopped: boolean): unknown {
  const isTold = error instanceof DeployError && error.kind === 'interrupted';
  return wasStopped && !isTold ? new DeployError('interrupted', 'Stopped.', { cause: error }) : error;
}

/** What was thrown, in words. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
