export { defineChatKitElement } from './define.ts';
