'use client';

import { Select, TextInput } from '@todo/ui';
import { useTranslations } from 'use-intl/react';
import type { Priority } from '../task';
import type { Draft } from '../task-draft';
import { useRepeatText } from '../use-repeat-text';

type Props = { readonly draft: Draft; readonly onChange: (fields: Partial<Draft>) => void };

const repeats = ['', 'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'];
const priorities: readonly Priority[] = ['high', 'medium', 'low'];

/** When a task is due, how often, and how much it matters. */
export function TaskSchedule({ draft, onChange }: Props) {
  const translate = useTranslations('tasks');
  const describeRepeat = useRepeatText();
  const rules = repeats.includes(draft.recurrence) ? repeats : [...repeats, draft.recurrence];
  return (
    <div className="grid grid-cols-2 gap-4">
      <TextInput
        type="date"
        label={translate('dueDate')}
        value={draft.due_date}
        onChange={(due_date) => onChange({ due_date })}
      />
      <TextInput
        type="time"
        label={translate('dueTime')}
        disabled={draft.due_date === ''}
        value={draft.due_time}
        onChange={(due_time) => onChange({ due_time })}
      />
      <Select
        label={translate('priority')}
        choices={priorities.map((id) => ({ id, label: translate(id) }))}
        value={draft.priority}
        onChange={(id) => onChange({ priority: priorities.find((priority) => priority === id) ?? 'medium' })}
      />
      <Select
        label={translate('repeats')}
        choices={rules.map((rule) => ({
          id: rule === '' ? 'never' : rule,
          label: rule === '' ? translate('never') : describeRepeat(rule),
        }))}
        value={draft.recurrence === '' ? 'never' : draft.recurrence}
        onChange={(id) => onChange({ recurrence: id === 'never' ? '' : id })}
      />
    </div>
  );
}
