import { Skeleton } from '@todo/ui';

const widths = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/3'];

/** The outline of a list that is being read. */
export function TaskListSkeleton() {
  return (
    <div aria-hidden className="list-outline absolute inset-x-0 top-0 z-10 min-h-full bg-bg">
      <Skeleton className="mb-4 h-10 w-40" />
      <Skeleton className="mb-6 h-12 w-full" />
      <div className="rounded-lg border border-line bg-surface">
        {widths.map((width) => (
          <div key={width} className="flex h-11 items-center gap-3 border-line px-3 not-first:border-t">
            <Skeleton className="size-4.5 rounded-full" />
            <Skeleton className={`h-4 ${width}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
