'use client';

import {
  CalendarDays,
  CircleCheck,
  Clock,
  Keyboard,
  List,
  type LucideIcon,
  MessageSquare,
  Plus,
  Settings,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { undoLast } from '@/lib/undo';

export type Command = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly run: () => void;
};

const views = { today: CalendarDays, upcoming: Clock, all: List, completed: CircleCheck, trash: Trash2 } as const;

export function useCommands(onHelp: () => void): readonly Command[] {
  const translate = useTranslations();
  const router = useRouter();
  const go = (href: string) => () => router.push(href);
  const addTask = () => {
    const field = document.getElementById('quick-add');
    if (field) field.focus();
    else router.push('/tasks');
  };
  return [
    { id: 'new', label: translate('tasks.addLabel'), icon: Plus, run: () => setTimeout(addTask, 50) },
    ...(['today', 'upcoming', 'all', 'completed', 'trash'] as const).map((view) => ({
      id: view,
      label: translate(`shell.${view}`),
      icon: views[view],
      run: go(view === 'all' ? '/tasks' : `/tasks?view=${view}`),
    })),
    { id: 'chat', label: translate('shell.chat'), icon: MessageSquare, run: go('/chat/new') },
    { id: 'settings', label: translate('shell.settings'), icon: Settings, run: go('/settings') },
    { id: 'undo', label: translate('tasks.undo'), icon: Undo2, run: () => void undoLast() },
    { id: 'help', label: translate('shortcuts.title'), icon: Keyboard, run: onHelp },
  ];
}
