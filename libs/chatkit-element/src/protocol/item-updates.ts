import type { ItemUpdate } from './events.ts';
import type { AssistantContent, AssistantMessageItem, ThreadItem, WidgetItem, WorkflowItem } from './items.ts';
import { isWidgetRoot, updateNode, type WidgetNode } from './widgets.ts';

/** An update that does not fit its item (a delta for a widget, say) changes nothing. */
export function applyItemUpdate(item: ThreadItem, update: ItemUpdate): ThreadItem {
  if (item.type === 'assistant_message') return updateMessage(item, update);
  if (item.type === 'widget') return updateWidget(item, update);
  if (item.type === 'workflow') return updateWorkflow(item, update);
  if (item.type === 'generated_image' && update.type === 'generated_image.updated') {
    return { ...item, image: update.image };
  }
  return item;
}

function updateMessage(item: AssistantMessageItem, update: ItemUpdate): AssistantMessageItem {
  switch (update.type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      return withPart(item, update.content_index, () => update.content);
    case 'assistant_message.content_part.text_delta':
      return withPart(item, update.content_index, (part) => ({ ...part, text: part.text + update.delta }));
    case 'assistant_message.content_part.annotation_added':
      return withPart(item, update.content_index, (part) => ({
        ...part,
        annotations: (part.annotations ?? []).toSpliced(update.annotation_index, 0, update.annotation),
      }));
    default:
      return item;
  }
}

const EMPTY_PART: AssistantContent = { text: '', annotations: [] };
/** No real answer has more parts; a wild index must not allocate. */
const MAX_PARTS = 64;

function withPart(
  item: AssistantMessageItem,
  index: number,
  change: (part: AssistantContent) => AssistantContent,
): AssistantMessageItem {
  if (!Number.isInteger(index) || index < 0 || index >= MAX_PARTS) return item;
  const missing = Math.max(0, index + 1 - item.content.length);
  const parts = [...item.content, ...Array.from({ length: missing }, () => EMPTY_PART)];
  return { ...item, content: parts.with(index, change(parts[index] ?? EMPTY_PART)) };
}

function updateWidget(item: WidgetItem, update: ItemUpdate): WidgetItem {
  switch (update.type) {
    case 'widget.root.updated':
      return { ...item, widget: update.widget };
    case 'widget.component.updated':
      return withNode(item, update.component_id, () => update.component);
    case 'widget.streaming_text.value_delta':
      return withNode(item, update.component_id, (node) => ({
        ...node,
        value: `${typeof node['value'] === 'string' ? node['value'] : ''}${update.delta}`,
        streaming: !update.done,
      }));
    default:
      return item;
  }
}

function withNode(item: WidgetItem, id: string, change: (node: WidgetNode) => WidgetNode): WidgetItem {
  const widget = updateNode(item.widget, id, change);
  return isWidgetRoot(widget) && widget !== item.widget ? { ...item, widget } : item;
}

function updateWorkflow(item: WorkflowItem, update: ItemUpdate): WorkflowItem {
  const tasks = item.workflow.tasks;
  if (update.type === 'workflow.task.added') {
    return { ...item, workflow: { ...item.workflow, tasks: tasks.toSpliced(update.task_index, 0, update.task) } };
  }
  if (update.type === 'workflow.task.updated' && update.task_index >= 0 && update.task_index < tasks.length) {
    return { ...item, workflow: { ...item.workflow, tasks: tasks.with(update.task_index, update.task) } };
  }
  return item;
}
