import { TaskListSkeleton } from '@/features/tasks/components/task-list-skeleton';

export default function TasksLoading() {
  return <TaskListSkeleton />;
}
