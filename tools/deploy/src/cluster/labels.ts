/** What this tool puts on the objects that are its own. */
export const managedByLabel = 'app.kubernetes.io/managed-by';
export const managedBy = 'todo-deploy';
export const podSecurityLabel = 'pod-security.kubernetes.io/enforce';
export const componentLabel = 'app.kubernetes.io/component';
export const instanceLabel = 'app.kubernetes.io/instance';

export const annotations = {
  /** Where the database URL of a Secret came from: `environment` or `host`. */
  databaseSource: 'todo.dev/database-source',
  databaseCidr: 'todo.dev/database-cidr',
  databasePort: 'todo.dev/database-port',
  /** Data folder of the Postgres on the host, so that it can be started again. */
  databaseFolder: 'todo.dev/database-folder',
  databaseAddress: 'todo.dev/database-address',
  databaseName: 'todo.dev/database-name',
  /** When a key was last written, as JSON by key. */
  keyTimes: 'todo.dev/key-times',
} as const;
