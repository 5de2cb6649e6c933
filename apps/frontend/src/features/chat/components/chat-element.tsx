'use client';

import type { ChatKitControl, OpenAIChatKit } from '@openai/chatkit-react';
import { createElement, useCallback, useLayoutEffect, useState } from 'react';

type Props = {
  readonly tag: string;
  readonly control: ChatKitControl;
  readonly attributes: Readonly<Record<`data-${string}`, string>>;
};

/** What `ChatKit` of `@openai/chatkit-react` does, for an element of any name: options in, events out. */
export function ChatElement({ tag, control, attributes }: Props) {
  const [element, setElement] = useState<OpenAIChatKit | null>(null);
  const { setInstance, options, handlers } = control;
  const attach = useCallback(
    (attached: OpenAIChatKit | null) => {
      setInstance(attached);
      setElement(attached);
    },
    [setInstance],
  );
  // Before the options, which make the element speak.
  useLayoutEffect(() => {
    if (!element) return undefined;
    const listening = new AbortController();
    for (const [name, handler] of Object.entries(handlers)) {
      const onEvent = (event: Event) => {
        if (event instanceof CustomEvent) Reflect.apply(handler, undefined, [event.detail]);
      };
      element.addEventListener(eventOf(name), onEvent, { signal: listening.signal });
    }
    return () => listening.abort();
  }, [element, handlers]);
  useLayoutEffect(() => element?.setOptions(options), [element, options]);
  return createElement(tag, { ref: attach, className: 'block h-full w-full', ...attributes });
}

/** `onThreadChange` listens to `chatkit.thread.change`. */
function eventOf(handler: string): string {
  return `chatkit${handler.slice(2).replaceAll(/[A-Z]/g, (letter) => `.${letter.toLowerCase()}`)}`;
}
