'use client';

import { Button, Dialog, TextArea, TextInput } from '@todo/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Task } from '../task';
import { changesOf, type Draft, draftOf } from '../task-draft';
import { useTaskCommands } from './task-commands';
import { TaskSchedule } from './task-schedule';

type Props = { readonly task: Task; readonly onClose: () => void };

/** Everything about one task. */
export function TaskDialog({ task, onClose }: Props) {
  const translate = useTranslations('tasks');
  const { change, remove } = useTaskCommands();
  const [draft, setDraft] = useState(() => draftOf(task));
  const set = (fields: Partial<Draft>) => setDraft({ ...draft, ...fields });
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
          dir="auto"
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
        <TaskSchedule draft={draft} onChange={set} />
        <TextInput
          dir="auto"
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
