'use client';

import type { ChatUi } from './chat-ui';

const TAG = 'openai-chatkit';
const HOSTED_SCRIPT = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';
const PATIENCE_MS = 8000;

let loading: Promise<'local' | 'hosted'> | undefined;

/** Defines the chat element once per page; a tag can be defined only once, so whoever is there first stays. */
export function loadChatElement(ui: ChatUi, nonce: string | undefined): Promise<'local' | 'hosted'> {
  loading ??= load(ui, nonce).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(ui: ChatUi, nonce: string | undefined): Promise<'local' | 'hosted'> {
  if (ui.kind === 'hosted') {
    try {
      await loadHosted(nonce);
      return 'hosted';
    } catch (error) {
      if (!ui.hasFallback || customElements.get(TAG)) throw error;
    }
  }
  const { defineChatKitElement } = await import('@todo/chatkit-element');
  defineChatKitElement(TAG);
  return 'local';
}

function loadHosted(nonce: string | undefined): Promise<unknown> {
  const script = document.createElement('script');
  script.src = HOSTED_SCRIPT;
  script.async = true;
  if (nonce) script.nonce = nonce;
  const failed = new Promise<never>((_resolve, reject) => {
    script.onerror = () => reject(new Error('The hosted chat could not be loaded.'));
    setTimeout(() => reject(new Error('The hosted chat did not start in time.')), PATIENCE_MS);
  });
  document.head.append(script);
  return Promise.race([customElements.whenDefined(TAG), failed]);
}
