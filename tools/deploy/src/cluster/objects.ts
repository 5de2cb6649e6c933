import { z } from 'zod';

/** The parts of Kubernetes objects that this tool reads. Everything else passes through. */
const metadata = z.looseObject({
  name: z.string(),
  namespace: z.string().optional(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  generation: z.number().optional(),
  creationTimestamp: z.string().optional(),
  deletionTimestamp: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
  ownerReferences: z.array(z.looseObject({ kind: z.string(), name: z.string() })).default([]),
});

const terminated = z.looseObject({
  exitCode: z.number(),
  reason: z.string().optional(),
  message: z.string().optional(),
  finishedAt: z.string().nullish(),
});

const containerStatus = z.looseObject({
  name: z.string(),
  ready: z.boolean().default(false),
  started: z.boolean().nullish(),
  restartCount: z.number().default(0),
  image: z.string().default(''),
  imageID: z.string().default(''),
  state: z
    .looseObject({
      waiting: z.looseObject({ reason: z.string().optional(), message: z.string().optional() }).optional(),
      running: z.looseObject({ startedAt: z.string().nullish() }).optional(),
      terminated: terminated.optional(),
    })
    .default({}),
  lastState: z.looseObject({ terminated: terminated.optional() }).default({}),
});

const condition = z.looseObject({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastTransitionTime: z.string().nullish(),
});

const port = z.union([z.number(), z.string()]);
const probe = z.looseObject({
  httpGet: z.looseObject({ path: z.string().default('/'), port, scheme: z.string().default('HTTP') }).optional(),
  tcpSocket: z.looseObject({ port }).optional(),
  exec: z.looseObject({ command: z.array(z.string()).default([]) }).optional(),
  failureThreshold: z.number().default(3),
});

const container = z.looseObject({
  name: z.string(),
  image: z.string().default(''),
  resources: z
    .looseObject({ limits: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
    .default({ limits: {} }),
  ports: z.array(z.looseObject({ name: z.string().optional(), containerPort: z.number() })).default([]),
  startupProbe: probe.optional(),
  readinessProbe: probe.optional(),
  livenessProbe: probe.optional(),
});

const podSpec = z.looseObject({
  containers: z.array(container).default([]),
  initContainers: z.array(container).default([]),
  nodeName: z.string().optional(),
});

export const podSchema = z.looseObject({
  metadata,
  spec: podSpec,
  status: z
    .looseObject({
      phase: z.string().optional(),
      reason: z.string().optional(),
      message: z.string().optional(),
      conditions: z.array(condition).default([]),
      containerStatuses: z.array(containerStatus).default([]),
      initContainerStatuses: z.array(containerStatus).default([]),
      startTime: z.string().nullish(),
    })
    .default({ conditions: [], containerStatuses: [], initContainerStatuses: [] }),
});

export const deploymentSchema = z.looseObject({
  metadata,
  spec: z.looseObject({
    replicas: z.number().default(1),
    template: z.looseObject({
      metadata: z
        .looseObject({ annotations: z.record(z.string(), z.string()).default({}) })
        .default({ annotations: {} }),
      spec: podSpec,
    }),
  }),
  status: z
    .looseObject({
      observedGeneration: z.number().default(0),
      replicas: z.number().default(0),
      updatedReplicas: z.number().default(0),
      readyReplicas: z.number().default(0),
      availableReplicas: z.number().default(0),
      conditions: z.array(condition).default([]),
    })
    .default({
      observedGeneration: 0,
      replicas: 0,
      updatedReplicas: 0,
      readyReplicas: 0,
      availableReplicas: 0,
      conditions: [],
    }),
});

export const replicaSetSchema = z.looseObject({
  metadata,
  status: z.looseObject({ conditions: z.array(condition).default([]) }).default({ conditions: [] }),
});

export const jobSchema = z.looseObject({
  metadata,
  status: z
    .looseObject({
      active: z.number().default(0),
      failed: z.number().default(0),
      succeeded: z.number().default(0),
      conditions: z.array(condition).default([]),
    })
    .default({ active: 0, failed: 0, succeeded: 0, conditions: [] }),
});

export const eventSchema = z.looseObject({
  metadata,
  type: z.string().optional(),
  reason: z.string().default(''),
  message: z.string().default(''),
  count: z.number().nullish(),
  lastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
  involvedObject: z.looseObject({ kind: z.string().default(''), name: z.string().default('') }),
});

export const nodeSchema = z.looseObject({
  metadata,
  status: z.looseObject({
    addresses: z.array(z.looseObject({ type: z.string(), address: z.string() })).default([]),
    capacity: z.record(z.string(), z.string()).default({}),
    allocatable: z.record(z.string(), z.string()).default({}),
    conditions: z.array(condition).default([]),
    nodeInfo: z.looseObject({
      containerRuntimeVersion: z.string().default(''),
      kubeletVersion: z.string().default(''),
    }),
  }),
});

export const plainSchema = z.looseObject({ metadata });
const managedFields = z.looseObject({
  manager: z.string().default(''),
  time: z.string().optional(),
  fieldsV1: z.record(z.string(), z.json()).default({}),
});
export const secretDataSchema = z.looseObject({
  metadata: metadata.extend({ managedFields: z.array(managedFields).default([]) }),
  data: z.record(z.string(), z.string()).default({}),
});

/** A list with no items comes as `items: null` from the metadata API. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.looseObject({
    items: z
      .array(item)
      .nullish()
      .transform((items) => items ?? []),
  });

export type Pod = z.output<typeof podSchema>;
export type Deployment = z.output<typeof deploymentSchema>;
export type ReplicaSet = z.output<typeof replicaSetSchema>;
export type Job = z.output<typeof jobSchema>;
export type ClusterEvent = z.output<typeof eventSchema>;
export type ClusterNode = z.output<typeof nodeSchema>;
export type Container = z.output<typeof container>;
export type ContainerStatus = z.output<typeof containerStatus>;
