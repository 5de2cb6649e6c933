'use client';

import { type RefObject, useEffect, useState } from 'react';

/** What of a tall list is worth rendering, in pixels from its top. The server renders the first screens. */
export type Span = { readonly from: number; readonly to: number };

const STEP = 400;
const MARGIN = 800;
const FIRST: Span = { from: 0, to: 2400 };

export function useWindow(list: RefObject<HTMLElement | null>): Span {
  const [span, setSpan] = useState(FIRST);
  useEffect(() => {
    const element = list.current;
    const pane = element?.closest('[data-scrolls]');
    if (!element || !pane) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = pane.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor((top - MARGIN) / STEP) * STEP);
      const to = Math.ceil((top + pane.clientHeight + MARGIN) / STEP) * STEP;
      setSpan((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    pane.addEventListener('scroll', soon, { passive: true });
    const observer = new ResizeObserver(soon);
    observer.observe(pane);
    return () => {
      pane.removeEventListener('scroll', soon);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [list]);
  return span;
}
