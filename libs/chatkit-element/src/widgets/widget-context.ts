import type { Translation } from '../i18n/translate.ts';
import { isRecord, type JsonRecord } from '../protocol/guards.ts';
import type { WidgetAction, WidgetNode } from '../protocol/widgets.ts';
import { parseAction } from '../protocol/widgets.ts';
import type { MarkdownContext } from '../view/markdown.ts';

export interface WidgetContext {
  readonly t: Translation;
  readonly markdown: MarkdownContext;
  /** An action of this widget is under way: controls stay where they are and do nothing. */
  readonly isBusy: boolean;
  dispatch(action: WidgetAction): void;
  redraw(): void;
}

/** Runs the action of a node with what the form around `from` holds, and `own` values on top. */
export function runAction(
  config: unknown,
  from: EventTarget | null,
  context: WidgetContext,
  own: JsonRecord = {},
): void {
  const action = parseAction(config);
  if (action === null || context.isBusy) return;
  const form = from instanceof Element ? from.closest('form') : null;
  if (form !== null && !form.reportValidity()) return;
  const values = { ...(form === null ? {} : formValues(form)), ...own };
  const hasValues = Object.keys(values).length > 0;
  context.dispatch({ ...action, payload: hasValues ? mergePayload(action.payload, values) : action.payload });
}

function mergePayload(payload: unknown, values: JsonRecord): JsonRecord {
  const base = isRecord(payload) ? payload : {};
  return { ...base, ...values };
}

/** A field called `task.title` becomes `{task: {title}}`, as the server SDK documents it. */
export function formValues(form: HTMLFormElement): JsonRecord {
  const values: JsonRecord = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') setPath(values, name.split('.'), value);
  }
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox][name]')) {
    setPath(values, box.name.split('.'), box.checked);
  }
  return values;
}

export function setPath(target: JsonRecord, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined || first === '__proto__') return;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const existing = Object.hasOwn(target, first) ? target[first] : undefined;
  const branch: JsonRecord = isRecord(existing) ? existing : {};
  target[first] = branch;
  setPath(branch, rest, value);
}

export function stringOf(node: WidgetNode, key: string): string {
  const value = node[key];
  return typeof value === 'string' ? value : '';
}

export function oneOf<const T extends string>(node: WidgetNode, key: string, known: readonly T[], fallback: T): T {
  return known.find((value) => value === node[key]) ?? fallback;
}
