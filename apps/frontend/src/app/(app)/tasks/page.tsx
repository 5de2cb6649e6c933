import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { readChatUi } from '@/features/chat/chat-ui';
import { ChatPane } from '@/features/chat/components/chat-pane';
import { Panes } from '@/features/shell/components/panes';
import { TaskListSkeleton } from '@/features/tasks/components/task-list-skeleton';
import { TaskScreen } from '@/features/tasks/components/task-screen';
import { todayIn } from '@/features/tasks/due';
import { readTasks } from '@/features/tasks/task-queries';
import { parseTaskView, taskViewHref } from '@/features/tasks/task-view';
import { readAccount } from '@/lib/account';
import { readTranslations } from '@/lib/intl-server';
import { PANES_COOKIE, parsePanePreferences } from '@/lib/pane-preferences';

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

async function readView(searchParams: Props['searchParams']) {
  const entries = Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0] ?? '']);
  return parseTaskView(new URLSearchParams(entries));
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view, tag } = await readView(searchParams);
  return { title: tag ? `#${tag}` : (await readTranslations('shell'))(view) };
}

export default async function TasksPage({ searchParams }: Props) {
  const [view, account, cookieStore, headerList] = await Promise.all([
    readView(searchParams),
    readAccount(),
    cookies(),
    headers(),
  ]);
  const today = todayIn(account.time_zone, new Date());
  const page = await readTasks(view, today);
  return (
    <Panes
      preferences={parsePanePreferences(cookieStore.get(PANES_COOKIE)?.value)}
      list={
        <div className="relative mx-auto max-w-180">
          <TaskListSkeleton />
          <TaskScreen key={taskViewHref(view)} page={page} view={view} today={today} />
        </div>
      }
      chat={
        <ChatPane
          ui={readChatUi()}
          accountId={account.id}
          nonce={headerList.get('x-nonce') ?? undefined}
          isVoiceAllowed={account.preferences['voice_input'] === true}
        />
      }
    />
  );
}
