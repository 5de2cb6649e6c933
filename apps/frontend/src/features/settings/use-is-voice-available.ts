'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this browser can turn speech into text. */
export function useIsVoiceAvailable(): boolean {
  return useSyncExternalStore(
    never,
    () => 'SpeechRecognition' in window || 'webkitSpeechRecognition' in window,
    () => false,
  );
}
