/** What `# @schema {$ref: …}` in values.yaml can refer to. */
export const definitions = {
  repository: {
    type: 'string',
    pattern: '^([A-Za-z0-9.-]+(:[0-9]+)?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*$',
  },
  tag: {
    type: 'string',
    pattern: '^([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?$',
    not: { const: 'latest' },
  },
  digest: { type: 'string', pattern: '^(sha256:[0-9a-f]{64})?$' },
  number: { type: 'string', pattern: '^([0-9]+(\\.[0-9]+)?)?$' },
  quantities: {
    type: 'object',
    additionalProperties: false,
    required: ['cpu', 'memory'],
    properties: {
      cpu: { type: ['string', 'number'], pattern: '^[0-9]+(\\.[0-9]+)?m?$' },
      memory: { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?([KMGT]i?)?$' },
      'ephemeral-storage': { type: 'string' },
    },
  },
  resources: {
    type: 'object',
    additionalProperties: false,
    required: ['requests', 'limits'],
    properties: {
      requests: { $ref: '#/definitions/quantities' },
      limits: { $ref: '#/definitions/quantities' },
    },
  },
  probe: {
    type: 'object',
    additionalProperties: false,
    required: ['periodSeconds', 'timeoutSeconds', 'failureThreshold'],
    properties: {
      initialDelaySeconds: { type: 'integer', minimum: 0 },
      periodSeconds: { type: 'integer', minimum: 1 },
      timeoutSeconds: { type: 'integer', minimum: 1 },
      failureThreshold: { type: 'integer', minimum: 1 },
    },
  },
  networkPolicyPeer: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      ipBlock: { type: 'object' },
      namespaceSelector: { type: 'object' },
      podSelector: { type: 'object' },
    },
  },
} as const;
