'use client';

import type { ChatUi } from './chat-ui';

/** The name that the hosted script registers, and ours where no hosted one is wanted. */
const TAG = 'openai-chatkit';
/** A page registers a name once; ours needs its own where the hosted script took the first one, or still may. */
const FALLBACK_TAG = 'todo-chatkit';
const HOSTED_SCRIPT = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';
/** How long the hosted script, and then its element, may take before the chat does without. */
export const PATIENCE_MS = 8000;

export interface ChatElementKind {
  readonly kind: 'local' | 'hosted';
  readonly tag: string;
}

let loading: Promise<ChatElementKind> | undefined;

/** Defines the chat element, once a page. */
export function loadChatElement(ui: ChatUi, nonce: string | undefined): Promise<ChatElementKind> {
  return remember(() => load(ui, nonce));
}

/** For a hosted element that was defined and never became ready: ours, now and for the rest of the page's life. */
export function loadFallback(): Promise<ChatElementKind> {
  loading = undefined;
  return remember(() => defineOurs(FALLBACK_TAG));
}

/** A failure is not remembered, so that trying again does. */
function remember(start: () => Promise<ChatElementKind>): Promise<ChatElementKind> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(ui: ChatUi, nonce: string | undefined): Promise<ChatElementKind> {
  if (ui.kind === 'local') return defineOurs(TAG);
  try {
    await loadHosted(nonce);
    return { kind: 'hosted', tag: TAG };
  } catch (error) {
    if (!ui.hasFallback) throw error;
    console.warn('The hosted chat is not there; the built-in one is used.', error);
    return defineOurs(FALLBACK_TAG);
  }
}

async function defineOurs(tag: string): Promise<ChatElementKind> {
  const { defineChatKitElement } = await import('@todo/chatkit-element');
  defineChatKitElement(tag);
  return { kind: 'local', tag };
}

async function loadHosted(nonce: string | undefined): Promise<void> {
  const script = document.createElement('script');
  script.src = HOSTED_SCRIPT;
  script.async = true;
  if (nonce) script.nonce = nonce;
  const failed = new Promise<never>((_resolve, reject) => {
    script.onerror = () => reject(new Error('The hosted chat could not be loaded.'));
    setTimeout(() => reject(new Error('The hosted chat did not start in time.')), PATIENCE_MS);
  });
  document.head.append(script);
  try {
    await Promise.race([customElements.whenDefined(TAG), failed]);
  } catch (error) {
    script.remove();
    throw error;
  }
}
