import { Plus } from 'lucide-react';
import { readTranslations } from '@/lib/intl-server';

/** What a conversation looks like, for people who have none yet. */
export async function ExampleChat() {
  const translate = await readTranslations('landing');
  return (
    <figure
      aria-label={translate('exampleLabel')}
      className="grid gap-3 rounded-lg border border-line bg-surface p-5 text-sm shadow-float"
    >
      <p className="max-w-[85%] justify-self-end rounded-lg rounded-ee-[4px] bg-accent-soft px-3 py-2">
        {translate('exampleAsk')}
      </p>
      <p className="flex items-center gap-2 rounded-lg border border-line px-3 py-2 text-muted">
        <Plus aria-hidden className="size-4 shrink-0 text-done" />
        <span>
          {translate('exampleAdded')} <span className="font-medium text-text">{translate('exampleTask')}</span> ·{' '}
          {translate('exampleDue')}
        </span>
      </p>
      <p className="max-w-[85%] justify-self-end rounded-lg rounded-ee-[4px] bg-accent-soft px-3 py-2">
        {translate('exampleDelete')}
      </p>
      <div className="rounded-lg border border-line-strong">
        <p className="px-3 pt-2.5 font-medium">{translate('exampleQuestion')}</p>
        <p className="px-3 pb-2.5 text-xs text-muted">{translate('exampleNothing')}</p>
      </div>
    </figure>
  );
}
