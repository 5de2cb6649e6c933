import { formatLocale } from '@/lib/intl';
import { readLocale, readTranslations } from '@/lib/intl-server';
import { formatDate } from '../due';
import type { TaskView } from '../task-view';

type Props = { readonly view: TaskView; readonly today: string };

export async function ListHeading({ view, today }: Props) {
  const [translate, locale] = await Promise.all([readTranslations('shell'), readLocale()]);
  const date = formatDate(today, formatLocale(locale), { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <div className="mb-4 flex items-baseline gap-3">
      <h1 className="truncate text-2xl leading-tight font-semibold lang-ur:leading-loose">
        <bdi>{view.tag ? `#${view.tag}` : translate(view.view)}</bdi>
      </h1>
      <span className="truncate text-sm text-faint">{date}</span>
    </div>
  );
}
