import { isBoolean, isNumber, isRecord, isString, literal, optional, shape, tagged, type Guarded } from './guards.ts';
import {
  isAnnotation,
  isAssistantContent,
  isGeneratedImage,
  isTask,
  isThread,
  isThreadItem,
  type ThreadItem,
} from './items.ts';
import { isWidgetNode, isWidgetRoot } from './widgets.ts';

const isItemUpdate = tagged({
  'assistant_message.content_part.added': shape({
    type: literal('assistant_message.content_part.added'),
    content_index: isNumber,
    content: isAssistantContent,
  }),
  'assistant_message.content_part.text_delta': shape({
    type: literal('assistant_message.content_part.text_delta'),
    content_index: isNumber,
    delta: isString,
  }),
  'assistant_message.content_part.annotation_added': shape({
    type: literal('assistant_message.content_part.annotation_added'),
    content_index: isNumber,
    annotation_index: isNumber,
    annotation: isAnnotation,
  }),
  'assistant_message.content_part.done': shape({
    type: literal('assistant_message.content_part.done'),
    content_index: isNumber,
    content: isAssistantContent,
  }),
  'widget.streaming_text.value_delta': shape({
    type: literal('widget.streaming_text.value_delta'),
    component_id: isString,
    delta: isString,
    done: isBoolean,
  }),
  'widget.root.updated': shape({ type: literal('widget.root.updated'), widget: isWidgetRoot }),
  'widget.component.updated': shape({
    type: literal('widget.component.updated'),
    component_id: isString,
    component: isWidgetNode,
  }),
  'workflow.task.added': shape({ type: literal('workflow.task.added'), task_index: isNumber, task: isTask }),
  'workflow.task.updated': shape({ type: literal('workflow.task.updated'), task_index: isNumber, task: isTask }),
  'generated_image.updated': shape({
    type: literal('generated_image.updated'),
    image: isGeneratedImage,
    progress: optional(isNumber),
  }),
});
export type ItemUpdate = Guarded<typeof isItemUpdate>;

const eventGuards = {
  'thread.created': shape({ type: literal('thread.created'), thread: isThread }),
  'thread.updated': shape({ type: literal('thread.updated'), thread: isThread }),
  'thread.item.added': shape({ type: literal('thread.item.added'), item: isThreadItem }),
  'thread.item.done': shape({ type: literal('thread.item.done'), item: isThreadItem }),
  'thread.item.replaced': shape({ type: literal('thread.item.replaced'), item: isThreadItem }),
  'thread.item.updated': shape({ type: literal('thread.item.updated'), item_id: isString, update: isItemUpdate }),
  'thread.item.removed': shape({ type: literal('thread.item.removed'), item_id: isString }),
  stream_options: shape({ type: literal('stream_options'), stream_options: shape({ allow_cancel: isBoolean }) }),
  progress_update: shape({ type: literal('progress_update'), text: isString, icon: optional(isString) }),
  client_effect: shape({ type: literal('client_effect'), name: isString, data: optional(isRecord) }),
  error: shape({
    type: literal('error'),
    code: optional(isString),
    message: optional(isString),
    allow_retry: optional(isBoolean),
  }),
  notice: shape({
    type: literal('notice'),
    level: literal('info', 'warning', 'danger'),
    message: isString,
    title: optional(isString),
  }),
};

const isThreadEvent = tagged(eventGuards);
export type ThreadEvent = Guarded<typeof isThreadEvent>;

export type ParsedEvent =
  | { readonly kind: 'event'; readonly event: ThreadEvent }
  | { readonly kind: 'unreadable'; readonly reason: 'not_json' | 'unknown_type' | 'malformed'; readonly type: string };

/** One SSE `data` payload to an event; what a newer server invents is reported, never thrown. */
export function parseEvent(data: string): ParsedEvent {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return { kind: 'unreadable', reason: 'not_json', type: '' };
  }
  if (isThreadEvent(value)) return { kind: 'event', event: value };
  const type = isRecord(value) && isString(value['type']) ? value['type'] : '';
  return { kind: 'unreadable', reason: Object.hasOwn(eventGuards, type) ? 'malformed' : 'unknown_type', type };
}

export type { ThreadItem };
