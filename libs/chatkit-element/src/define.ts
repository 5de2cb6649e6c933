import { ChatKitElement } from './view/chatkit-element.ts';

/**
 * Registers the element under the name that `@openai/chatkit-react` drives. A name can be taken once a page:
 * where OpenAI's own script was faster, its element stays.
 */
export function defineChatKitElement(tagName = 'openai-chatkit'): boolean {
  if (customElements.get(tagName) !== undefined) return false;
  customElements.define(tagName, class extends ChatKitElement {});
  return true;
}
