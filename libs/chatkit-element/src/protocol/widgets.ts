import { isRecord, isString, type JsonRecord } from './guards.ts';

/** A widget node keeps every property it came with; each renderer reads the ones it knows and checks their types. */
export interface WidgetNode extends JsonRecord {
  readonly type: string;
}

export function isWidgetNode(value: unknown): value is WidgetNode {
  return isRecord(value) && isString(value['type']);
}

export interface WidgetRoot extends WidgetNode {
  readonly type: 'Card' | 'ListView' | 'Basic';
}

export function isWidgetRoot(value: unknown): value is WidgetRoot {
  return isWidgetNode(value) && (value.type === 'Card' || value.type === 'ListView' || value.type === 'Basic');
}

export function childrenOf(node: WidgetNode): readonly WidgetNode[] {
  const children = node['children'];
  if (Array.isArray(children)) return children.filter(isWidgetNode);
  return isWidgetNode(children) ? [children] : [];
}

export interface WidgetAction {
  readonly type: string;
  readonly payload: unknown;
  readonly handler: 'client' | 'server';
  readonly loadingBehavior: 'auto' | 'none' | 'self' | 'container';
  readonly streaming: boolean;
}

export function parseAction(value: unknown): WidgetAction | null {
  if (!isRecord(value) || !isString(value['type'])) return null;
  const loading = value['loadingBehavior'];
  return {
    type: value['type'],
    payload: value['payload'],
    handler: value['handler'] === 'client' ? 'client' : 'server',
    loadingBehavior: loading === 'none' || loading === 'self' || loading === 'container' ? loading : 'auto',
    streaming: value['streaming'] !== false,
  };
}

/** Returns the tree with `change` applied to the node of that id; untouched branches keep their identity. */
export function updateNode<N extends WidgetNode>(
  root: N,
  id: string,
  change: (node: WidgetNode) => WidgetNode,
): N | WidgetNode {
  if (root['id'] === id) return change(root);
  const children = root['children'];
  if (isWidgetNode(children)) {
    const next = updateNode(children, id, change);
    return next === children ? root : { ...root, children: next };
  }
  if (!Array.isArray(children)) return root;
  const list: readonly unknown[] = children;
  const next = list.map((child) => (isWidgetNode(child) ? updateNode(child, id, change) : child));
  return next.every((child, index) => child === list[index]) ? root : { ...root, children: next };
}
