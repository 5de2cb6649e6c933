import { type Pair, type YAMLMap, isMap, isNode, isScalar, parse, parseDocument } from 'yaml';

export interface DocumentedValue {
  readonly key: string;
  readonly path: string;
  readonly description: string;
  readonly default: unknown;
  /** What `# @schema` adds to what the default tells. */
  readonly constraints: Readonly<Record<string, unknown>>;
  /** The values of a block; a leaf, such as a list or a map that the user fills, has none. */
  readonly children?: readonly DocumentedValue[];
}

/**
 * Reads values.yaml with its comments: `# -- sentence` documents a leaf, `# @schema {…}` constrains it.
 * Throws for a leaf that says nothing about itself.
 */
export function readDocumentedValues(text: string): DocumentedValue[] {
  const document = parseDocument(text);
  if (!isMap(document.contents)) throw new Error('values.yaml is not a map');
  return childrenOf(document.contents, '');
}

function childrenOf(map: YAMLMap, path: string): DocumentedValue[] {
  // The parser hangs the comment of a nested map's first entry on the map itself.
  return map.items.map((pair, index) => readValue(pair, path, index === 0 ? (map.commentBefore ?? '') : ''));
}

function readValue(pair: Pair, parent: string, commentOnParent: string): DocumentedValue {
  if (!isScalar(pair.key)) throw new Error(`a key under ${parent || 'the root'} is not a word`);
  const key = String(pair.key.value);
  const path = parent ? `${parent}.${key}` : key;
  const { description, constraints } = readComment(pair.key.commentBefore ?? commentOnParent, path);
  const node = pair.value;
  if (description === '' && isMap(node)) {
    return { key, path, description, default: undefined, constraints, children: childrenOf(node, path) };
  }
  if (description === '') throw new Error(`${path}: say what it is, in a comment that starts with "# --"`);
  return { key, path, description, default: isNode(node) ? node.toJSON() : node, constraints };
}

function readComment(comment: string, path: string) {
  // A blank line ends a comment that belongs to the block above.
  const lines = (comment.split(/\n\s*\n/).at(-1) ?? '').split('\n').map((line) => line.trim());
  const description = lines
    .filter((line) => line.startsWith('-- '))
    .map((line) => line.slice(3))
    .join(' ');
  const constraints = lines
    .filter((line) => line.startsWith('@schema '))
    .map((line) => readConstraints(line.slice('@schema '.length), path));
  return { description, constraints: Object.assign({}, ...constraints) };
}

function readConstraints(text: string, path: string): Record<string, unknown> {
  const constraints: unknown = parse(text);
  if (typeof constraints !== 'object' || constraints === null || Array.isArray(constraints)) {
    throw new Error(`${path}: "@schema ${text}" is not a map`);
  }
  return { ...constraints };
}
