'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { placeGroups, ROW } from '../list-layout';
import { type TaskGroup, taskGroups, type TaskListState } from '../task-list-state';
import { type Span, useWindow } from '../use-window';
import { GroupHeading } from './group-heading';
import { TaskRow } from './task-row';

type Props = {
  readonly state: TaskListState;
  readonly selected: ReadonlySet<number> | undefined;
  readonly onNearEnd: () => void;
};

/** Every group, but of its rows only those near the screen: 10,000 tasks cost what 50 do. */
export function TaskGroups({ state, selected, onNearEnd }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const span = useWindow(list);
  const groups = taskGroups(state);
  const placed = placeGroups(groups);
  const height = placed.at(-1)?.bottom ?? 0;
  const isNearEnd = state.next !== null && span.to > height - 1200;
  const onNear = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd) onNear();
  }, [isNearEnd, state.tasks.length]);
  return (
    <div ref={list} id="task-list">
      {placed.map(({ group, top }) => (
        <GroupRows
          key={`${group.group}-${String(group.firstPosition)}`}
          group={group}
          top={top}
          span={span}
          state={state}
          selected={selected}
        />
      ))}
    </div>
  );
}

type RowsProps = {
  readonly group: TaskGroup;
  readonly top: number;
  readonly span: Span;
  readonly state: TaskListState;
  readonly selected: ReadonlySet<number> | undefined;
};

function GroupRows({ group, top, span, state, selected }: RowsProps) {
  const { tasks } = group;
  const first = Math.min(tasks.length, Math.max(0, Math.floor((span.from - top) / ROW)));
  const end = Math.max(first, Math.min(tasks.length, Math.ceil((span.to - top) / ROW)));
  const total = state.next === null ? state.tasks.length : -1;
  return (
    <section className="mb-6">
      {group.group !== 'plain' && <GroupHeading group={group.group} count={tasks.length} />}
      <ul
        className="overflow-hidden rounded-lg border border-line bg-surface"
        style={{ paddingBlockStart: first * ROW, paddingBlockEnd: (tasks.length - end) * ROW }}
      >
        {tasks.slice(first, end).map((task, index) => (
          <TaskRow
            key={task.id}
            task={task}
            today={state.today}
            position={group.firstPosition + first + index}
            total={total}
            isUnderTomorrow={group.group === 'tomorrow'}
            isSelected={selected?.has(task.id)}
            isGlowing={state.glowing.get(task.id) === task.version}
          />
        ))}
      </ul>
    </section>
  );
}
