import {
  arrayOf,
  isAnything,
  isBoolean,
  isNumber,
  isRecord,
  isString,
  literal,
  optional,
  shape,
  tagged,
  type Guarded,
} from './guards.ts';
import { isWidgetRoot } from './widgets.ts';

const base = { id: isString, thread_id: isString, created_at: isString };

export const isSource = tagged({
  url: shape({
    type: literal('url'),
    title: isString,
    url: isString,
    description: optional(isString),
    attribution: optional(isString),
  }),
  file: shape({ type: literal('file'), title: isString, filename: isString, description: optional(isString) }),
  entity: shape({
    type: literal('entity'),
    id: isString,
    title: isString,
    icon: optional(isString),
    description: optional(isString),
    label: optional(isString),
    inline_label: optional(isString),
    group: optional(isString),
    interactive: optional(isBoolean),
    data: optional(isRecord),
  }),
});
export type Source = Guarded<typeof isSource>;

export const isAnnotation = shape({ source: isSource, index: optional(isNumber) });
export type Annotation = Guarded<typeof isAnnotation>;

export const isAssistantContent = shape({ text: isString, annotations: optional(arrayOf(isAnnotation)) });
export type AssistantContent = Guarded<typeof isAssistantContent>;

const isUserContent = tagged({
  input_text: shape({ type: literal('input_text'), text: isString }),
  input_tag: shape({
    type: literal('input_tag'),
    id: isString,
    text: isString,
    data: optional(isRecord),
    group: optional(isString),
    interactive: optional(isBoolean),
  }),
});
export type UserContent = Guarded<typeof isUserContent>;

export const isAttachment = shape({
  type: literal('file', 'image'),
  id: isString,
  name: isString,
  mime_type: isString,
  preview_url: optional(isString),
  upload_descriptor: optional(shape({ url: isString, method: literal('POST', 'PUT'), headers: optional(isRecord) })),
});
export type Attachment = Guarded<typeof isAttachment>;

const taskBase = { status_indicator: optional(literal('none', 'loading', 'complete')), title: optional(isString) };

export const isTask = tagged({
  custom: shape({ ...taskBase, type: literal('custom'), icon: optional(isString), content: optional(isString) }),
  web_search: shape({
    ...taskBase,
    type: literal('web_search'),
    title_query: optional(isString),
    queries: optional(arrayOf(isString)),
    sources: optional(arrayOf(isSource)),
  }),
  thought: shape({ ...taskBase, type: literal('thought'), content: isString }),
  file: shape({ ...taskBase, type: literal('file'), sources: optional(arrayOf(isSource)) }),
  image: shape({ ...taskBase, type: literal('image') }),
});
export type Task = Guarded<typeof isTask>;

const isWorkflow = shape({
  type: literal('custom', 'reasoning'),
  tasks: arrayOf(isTask),
  summary: optional(shape({ title: optional(isString), icon: optional(isString), duration: optional(isNumber) })),
  expanded: optional(isBoolean),
});
export type Workflow = Guarded<typeof isWorkflow>;

const isAnswer = shape({ values: optional(arrayOf(isString)), skipped: optional(isBoolean) });

const isStructuredQuestion = tagged({
  multiple_choice: shape({
    type: literal('multiple_choice'),
    id: isString,
    question: isString,
    answer: optional(isAnswer),
    options: arrayOf(shape({ value: isString })),
    multiple: optional(isBoolean),
  }),
  freeform: shape({
    type: literal('freeform'),
    id: isString,
    question: isString,
    answer: optional(isAnswer),
    description: optional(isString),
  }),
});
export type StructuredQuestion = Guarded<typeof isStructuredQuestion>;

export const isGeneratedImage = shape({ id: isString, url: isString });

const itemGuards = {
  user_message: shape({
    ...base,
    type: literal('user_message'),
    content: arrayOf(isUserContent),
    attachments: optional(arrayOf(isAttachment)),
    quoted_text: optional(isString),
    inference_options: optional(isRecord),
  }),
  assistant_message: shape({
    ...base,
    type: literal('assistant_message'),
    content: arrayOf(isAssistantContent),
    /** Not in the protocol: which engine wrote it, for servers that say so. */
    engine: optional(isString),
  }),
  client_tool_call: shape({
    ...base,
    type: literal('client_tool_call'),
    status: literal('pending', 'completed'),
    call_id: isString,
    name: isString,
    arguments: isRecord,
    output: isAnything,
  }),
  widget: shape({ ...base, type: literal('widget'), widget: isWidgetRoot, copy_text: optional(isString) }),
  generated_image: shape({ ...base, type: literal('generated_image'), image: optional(isGeneratedImage) }),
  structured_input: shape({
    ...base,
    type: literal('structured_input'),
    status: literal('pending', 'answered', 'skipped'),
    inputs: arrayOf(isStructuredQuestion),
  }),
  workflow: shape({ ...base, type: literal('workflow'), workflow: isWorkflow }),
  task: shape({ ...base, type: literal('task'), task: isTask }),
  end_of_turn: shape({ ...base, type: literal('end_of_turn') }),
};

export type UserMessageItem = Guarded<(typeof itemGuards)['user_message']>;
export type AssistantMessageItem = Guarded<(typeof itemGuards)['assistant_message']>;
export type ClientToolCallItem = Guarded<(typeof itemGuards)['client_tool_call']>;
export type WidgetItem = Guarded<(typeof itemGuards)['widget']>;
export type GeneratedImageItem = Guarded<(typeof itemGuards)['generated_image']>;
export type StructuredInputItem = Guarded<(typeof itemGuards)['structured_input']>;
export type WorkflowItem = Guarded<(typeof itemGuards)['workflow']>;
export type TaskItem = Guarded<(typeof itemGuards)['task']>;
export type EndOfTurnItem = Guarded<(typeof itemGuards)['end_of_turn']>;

export const isThreadItem = tagged(itemGuards);
export type ThreadItem = Guarded<typeof isThreadItem>;

const isStatus = shape({ type: literal('active', 'locked', 'closed'), reason: optional(isString) });

export const isThread = shape({
  id: isString,
  title: optional(isString),
  created_at: isString,
  status: optional(isStatus),
  items: optional(isRecord),
});
export type Thread = Guarded<typeof isThread>;

export interface Page<T> {
  readonly data: readonly T[];
  readonly hasMore: boolean;
  readonly after: string | null;
}

/** Reads a page and leaves out what it cannot read: one bad row must not hide a conversation. */
export function parsePage<T>(value: unknown, guard: (entry: unknown) => entry is T): Page<T> {
  if (!isRecord(value)) return { data: [], hasMore: false, after: null };
  const data = Array.isArray(value['data']) ? value['data'].filter(guard) : [];
  const after = value['after'];
  return { data, hasMore: value['has_more'] === true, after: isString(after) ? after : null };
}
