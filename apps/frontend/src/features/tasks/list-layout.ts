import { type TaskGroup, taskGroups, type TaskListState } from './task-list-state';

/** The heights of a row and of a group's heading with the space around it, in pixels, as the components draw them. */
export const ROW = 44;
const HEADING = 60;
const GAP = 26;

export type PlacedGroup = { readonly group: TaskGroup; readonly top: number; readonly bottom: number };

/** Where each group's rows begin and end, from the top of the list. */
export function placeGroups(groups: readonly TaskGroup[]): readonly PlacedGroup[] {
  let bottom = -GAP;
  return groups.map((group, index) => {
    const top = bottom + (group.group === 'plain' ? (index === 0 ? GAP : 0) : HEADING);
    bottom = top + group.tasks.length * ROW;
    return { group, top, bottom };
  });
}

export function offsetOf(state: TaskListState, taskId: number): number | undefined {
  for (const { group, top } of placeGroups(taskGroups(state))) {
    const index = group.tasks.findIndex(({ id }) => id === taskId);
    if (index !== -1) return top + index * ROW;
  }
  return undefined;
}
