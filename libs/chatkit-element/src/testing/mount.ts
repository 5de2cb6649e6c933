import type { ChatKitOptions } from '@openai/chatkit';
import { defineChatKitElement } from '../define.ts';
import { ChatKitElement } from '../view/chatkit-element.ts';
import type { FakeServer } from './fake-server.ts';

export interface Mounted {
  readonly element: ChatKitElement;
  readonly server: FakeServer;
  readonly events: [string, unknown][];
  root(): ShadowRoot;
  text(): string;
  button(name: string): HTMLElement;
  type(text: string): Promise<void>;
  press(key: string): Promise<void>;
  settle(): Promise<void>;
}

const EVENTS = [
  'ready',
  'error',
  'effect',
  'deeplink',
  'response.start',
  'response.end',
  'thread.change',
  'thread.load.start',
  'thread.load.end',
  'history.open',
  'history.close',
  'tool.change',
  'log',
];

/** An element in the page, its server, and what it told the page. */
export async function mount(
  server: FakeServer,
  options: Partial<ChatKitOptions> = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<Mounted> {
  defineChatKitElement();
  const element = document.createElement('openai-chatkit');
  if (!(element instanceof ChatKitElement)) throw new Error('not defined');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const events: [string, unknown][] = [];
  for (const name of EVENTS) {
    element.addEventListener(`chatkit.${name}`, (event) => {
      events.push([name, event instanceof CustomEvent ? event.detail : undefined]);
    });
  }
  document.body.replaceChildren(element);
  element.setOptions({ api: { url: '/chatkit', domainKey: 'test', fetch: server.fetch }, locale: 'en', ...options });
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await element.updateComplete;
    }
  };
  await settle();
  const root = () => {
    if (element.shadowRoot === null) throw new Error('no shadow root');
    return element.shadowRoot;
  };
  const button = (name: string) => {
    const found = [...root().querySelectorAll<HTMLElement>('button')].find(
      (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent ?? '').trim() === name,
    );
    if (found === undefined) throw new Error(`No button “${name}” in: ${root().textContent ?? ''}`);
    return found;
  };
  const field = () => {
    const found = root().querySelector<HTMLTextAreaElement>('#message');
    if (found === null) throw new Error('no composer');
    return found;
  };
  return {
    element,
    server,
    events,
    root,
    settle,
    button,
    text: () => (root().querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' '),
    type: async (text) => {
      field().value = text;
      field().dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
    press: async (key) => {
      field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    },
  };
}
