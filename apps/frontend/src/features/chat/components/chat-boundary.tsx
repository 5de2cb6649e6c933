'use client';

import { Button, EmptyState, forgetFailedParts } from '@todo/ui';
import { MessageSquareWarning } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';

type Props = { readonly children: ReactNode };
type State = { readonly hasFailed: boolean };

/** A chat that breaks says so in its own pane. */
export class ChatBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const retry = () => {
      forgetFailedParts();
      this.setState({ hasFailed: false });
    };
    return <ChatFailed onRetry={retry} />;
  }
}

type FailedProps = { readonly onRetry: () => void };

export function ChatFailed({ onRetry }: FailedProps) {
  const translate = useTranslations();
  return (
    <div role="alert" className="grid h-full content-center">
      <EmptyState
        icon={<MessageSquareWarning />}
        title={translate('chat.failed')}
        action={<Button onPress={onRetry}>{translate('app.tryAgain')}</Button>}
      />
    </div>
  );
}
