'use client';

import { ChoiceMenu, IconButton } from '@todo/ui';
import { ListChecks, ListFilter, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { parseTaskView, sorts, type TaskView, taskViewHref } from '../task-view';

type Props = {
  readonly view: TaskView;
  readonly isSelecting: boolean;
  readonly onSearch: () => void;
  readonly onSelect: () => void;
};

const sortNames = { due_date: 'sortDue', '-created': 'sortNew', priority: 'sortPriority', title: 'sortTitle' } as const;
const ANY = 'any';

/** Search, filter, sort, select: small, at the end of the heading. */
export function ListTools({ view, isSelecting, onSearch, onSelect }: Props) {
  const translate = useTranslations('tasks');
  const router = useRouter();
  const isSortable = view.view !== 'completed' && view.view !== 'trash';
  const choose = (section: string, choice: string) => {
    const { searchParams } = new URL(taskViewHref(view), location.origin);
    if (choice === ANY) searchParams.delete(section);
    else searchParams.set(section, choice);
    router.push(taskViewHref(parseTaskView(searchParams)));
  };
  const priority = {
    id: 'priority',
    label: translate('priority'),
    value: view.priority ?? ANY,
    choices: [ANY, 'high', 'medium', 'low'].map((id) => ({ id, label: translate(priorityNames(id)) })),
  };
  const sort = {
    id: 'sort',
    label: translate('sortBy'),
    value: view.sort,
    choices: sorts.map((id) => ({ id, label: translate(sortNames[id]) })),
  };
  return (
    <div className="ms-auto flex shrink-0 gap-1">
      <IconButton label={translate('search')} onPress={onSearch}>
        <Search aria-hidden />
      </IconButton>
      <ChoiceMenu
        label={translate('filterAndSort')}
        sections={isSortable ? [priority, sort] : [priority]}
        onChoose={choose}
        icon={<ListFilter aria-hidden />}
        className={view.priority || view.sort !== 'due_date' ? 'bg-accent-soft text-accent-text' : ''}
      />
      <IconButton
        label={translate('selectSeveral')}
        aria-pressed={isSelecting}
        onPress={onSelect}
        className={isSelecting ? 'bg-accent-soft text-accent-text' : ''}
      >
        <ListChecks aria-hidden />
      </IconButton>
    </div>
  );
}

function priorityNames(id: string) {
  if (id === 'high' || id === 'medium' || id === 'low') return id;
  return 'anyPriority';
}
