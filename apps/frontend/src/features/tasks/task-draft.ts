import type { Task, TaskChange } from './task';

/** What a form holds of a task: text in every field, nothing is null. */
export type Draft = ReturnType<typeof draftOf>;

export function draftOf(task: Task) {
  return {
    title: task.title,
    description: task.description ?? '',
    due_date: task.due_date ?? '',
    due_time: task.due_time ?? '',
    priority: task.priority,
    recurrence: task.recurrence ?? '',
    tags: task.tags.map((tag) => `#${tag}`).join(' '),
  };
}

const orNull = (text: string) => (text === '' ? null : text);

/** Only what differs: the rest may have been changed by someone else meanwhile. */
export function changesOf(task: Task, draft: Draft): TaskChange {
  const wanted = {
    title: draft.title.trim(),
    description: orNull(draft.description.trim()),
    due_date: orNull(draft.due_date),
    due_time: draft.due_date === '' ? null : orNull(draft.due_time.slice(0, 5)),
    priority: draft.priority,
    recurrence: orNull(draft.recurrence),
    tags: parseTags(draft.tags),
  };
  const differing = Object.entries(wanted).filter(
    ([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(Object.entries(task).find(([key]) => key === name)?.[1]),
  );
  return Object.fromEntries(differing);
}

function parseTags(text: string): string[] {
  const tags = text.includes('#') ? text.split('#') : text.split(/[,،]/);
  return [...new Set(tags.map((tag) => tag.replace(/[,،]/g, ' ').trim().replace(/\s+/g, ' ')).filter(Boolean))];
}
