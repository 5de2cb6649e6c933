import 'server-only';
import { env } from '@/env';

/**
 * Which chat interface the browser loads: ours, the one that OpenAI hosts, or the hosted one with ours behind it.
 * Nothing is asked of a third party unless the operator chose the hosted one, by name or by giving its domain key.
 */
export type ChatUi =
  { readonly kind: 'local' } | { readonly kind: 'hosted'; readonly domainKey: string; readonly hasFallback: boolean };

const LOCALHOST_KEY = 'local-dev';

export function readChatUi(): ChatUi {
  const { CHAT_UI, CHATKIT_DOMAIN_KEY } = env();
  if (CHAT_UI === 'openai')
    return { kind: 'hosted', domainKey: CHATKIT_DOMAIN_KEY ?? LOCALHOST_KEY, hasFallback: false };
  if (CHAT_UI === 'auto' && CHATKIT_DOMAIN_KEY !== undefined)
    return { kind: 'hosted', domainKey: CHATKIT_DOMAIN_KEY, hasFallback: true };
  return { kind: 'local' };
}
