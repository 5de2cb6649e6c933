'use client';

import { Button, Dialog, Select, TextArea, TextInput } from '@todo/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Priority, Task, TaskChange } from '../task';
import { useRepeatText } from '../use-repeat-text';
import { useTaskCommands } from './task-commands';

type Props = { readonly task: Task; readonly onClose: () => void };

const repeats = ['', 'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'];
const priorities: readonly Priority[] = ['high', 'medium', 'low'];

/** Everything about one task. */
export function TaskDialog({ task, onClose }: Props) {
  const translate = useTranslations('tasks');
  const describeRepeat = useRepeatText();
  const { change, remove } = useTaskCommands();
  const [draft, setDraft] = useState(() => draftOf(task));
  const set = (fields: Partial<Draft>) => setDraft({ ...draft, ...fields });
  const rules = repeats.includes(draft.recurrence) ? repeats : [...repeats, draft.recurrence];
  const save = () => {
    const fields = changesOf(task, draft);
    if (Object.keys(fields).length > 0) change(task, fields);
    onClose();
  };
  return (
    <Dialog title={translate('editTask', { id: task.id })} isOpen onClose={onClose}>
      <form
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.title.trim() !== '') save();
        }}
      >
        <TextInput
          autoFocus
          label={translate('title')}
          maxLength={200}
          value={draft.title}
          onChange={(title) => set({ title })}
          error={draft.title.trim() === '' ? translate('titleNeeded') : undefined}
        />
        <TextArea
          label={translate('notes')}
          value={draft.description}
          onChange={(description) => set({ description })}
        />
        <div className="grid grid-cols-2 gap-4">
          <TextInput
            type="date"
            label={translate('dueDate')}
            value={draft.due_date}
            onChange={(due_date) => set({ due_date })}
          />
          <TextInput
            type="time"
            label={translate('dueTime')}
            isDisabled={draft.due_date === ''}
            value={draft.due_time}
            onChange={(due_time) => set({ due_time })}
          />
          <Select
            label={translate('priority')}
            choices={priorities.map((id) => ({ id, label: translate(id) }))}
            value={draft.priority}
            onChange={(id) => set({ priority: priorities.find((priority) => priority === id) ?? 'medium' })}
          />
          <Select
            label={translate('repeats')}
            choices={rules.map((rule) => ({
              id: rule === '' ? 'never' : rule,
              label: rule === '' ? translate('never') : describeRepeat(rule),
            }))}
            value={draft.recurrence === '' ? 'never' : draft.recurrence}
            onChange={(id) => set({ recurrence: id === 'never' ? '' : id })}
          />
        </div>
        <TextInput
          label={translate('tags')}
          hint={translate('tagsHint')}
          value={draft.tags}
          onChange={(tags) => set({ tags })}
        />
        <div className="flex justify-end gap-2 pt-2">
          <Button
            variant="danger"
            className="me-auto"
            onPress={() => {
              remove(task);
              onClose();
            }}
          >
            {translate('delete')}
          </Button>
          <Button onPress={onClose}>{translate('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={draft.title.trim() === ''}>
            {translate('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type Draft = ReturnType<typeof draftOf>;

function draftOf(task: Task) {
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
function changesOf(task: Task, draft: Draft): TaskChange {
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

export function parseTags(text: string): string[] {
  const tags = text.includes('#') ? text.split('#') : text.split(/[,،]/);
  return [...new Set(tags.map((tag) => tag.replace(/[,،]/g, ' ').trim().replace(/\s+/g, ' ')).filter(Boolean))];
}
