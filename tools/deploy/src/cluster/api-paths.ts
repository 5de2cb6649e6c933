/** REST paths of the API server, all pure. */
const plural = (kind: string): string => {
  const lower = kind.toLowerCase();
  if (lower.endsWith('s')) return `${lower}es`;
  return lower.endsWith('y') ? `${lower.slice(0, -1)}ies` : `${lower}s`;
};

const group = (apiVersion: string): string => (apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);

export const collectionPath = (apiVersion: string, kind: string, namespace: string): string =>
  `${group(apiVersion)}/namespaces/${namespace}/${plural(kind)}`;

export const objectPath = (apiVersion: string, kind: string, namespace: string, name: string): string =>
  `${collectionPath(apiVersion, kind, namespace)}/${name}`;

export const namespacePath = (namespace: string): string => `/api/v1/namespaces/${namespace}`;

export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
