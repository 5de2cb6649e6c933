'use client';

import { useEffect, useState } from 'react';
import { z } from '@/lib/schema';

const Understood = z.object({
  task: z.object({
    title: z.string(),
    priority: z.enum(['high', 'medium', 'low']).nullish(),
    due_date: z.string().nullish(),
    due_time: z.string().nullish(),
    tags: z.array(z.string()).nullish(),
    recurrence: z.string().nullish(),
  }),
});

export type Preview = z.infer<typeof Understood>['task'] & { readonly text: string };

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
    const found = answer.ok ? Understood.safeParse(await answer.json()).data : undefined;
    return found && { ...found.task, text };
  } catch {
    // A preview is a comfort: without it the line is still added.
    return undefined;
  }
}
