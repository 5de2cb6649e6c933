'use client';

import { useEffect, useState } from 'react';
import type { components } from '@todo/api-client';

type Understood = components['schemas']['ParsedTask'];

export type Preview = Understood['task'] & { readonly text: string; readonly doubts: Understood['ambiguities'] };

const PAUSE_MS = 180;

/** What the server understands of a line, a moment after the last key. Chat reads the same words the same way. */
export function usePreview(text: string): Preview | undefined {
  const [preview, setPreview] = useState<Preview>();
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return;
    const abandon = new AbortController();
    const timer = setTimeout(() => {
      void readPreview(wanted, abandon.signal).then((found) => {
        if (!abandon.signal.aborted) setPreview(found);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abandon.abort();
    };
  }, [wanted]);
  return wanted === '' ? undefined : preview;
}

async function readPreview(text: string, signal: AbortSignal): Promise<Preview | undefined> {
  try {
    const answer = await fetch('/api/tasks/parse', {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    if (!answer.ok) return undefined;
    const { task, ambiguities }: Understood = await answer.json();
    return { ...task, text, doubts: ambiguities };
  } catch {
    // A preview is a comfort: without it the line is still added.
    return undefined;
  }
}
