import { isRecord } from '../protocol/guards.ts';

interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: unknown) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: unknown) => void) | null;
  start(): void;
  stop(): void;
}

type RecognitionConstructor = new () => Recognition;

function isConstructor(value: unknown): value is RecognitionConstructor {
  return typeof value === 'function';
}

/** The browser's own speech recognition; null where it has none. */
export function findRecognition(scope: object): RecognitionConstructor | null {
  const found: unknown = Reflect.get(scope, 'SpeechRecognition') ?? Reflect.get(scope, 'webkitSpeechRecognition');
  return isConstructor(found) ? found : null;
}

export interface DictationHandlers {
  heard(text: string): void;
  ended(): void;
  failed(): void;
}

export class Dictation {
  private recognition: Recognition | null = null;

  get isOn(): boolean {
    return this.recognition !== null;
  }

  start(Recognition: RecognitionConstructor, locale: string, handlers: DictationHandlers): void {
    const recognition = new Recognition();
    recognition.lang = locale;
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.onresult = (event) => {
      const text = transcriptOf(event);
      if (text !== '') handlers.heard(text);
    };
    recognition.onend = () => {
      this.recognition = null;
      handlers.ended();
    };
    recognition.onerror = (event) => {
      const reason = isRecord(event) || typeof event === 'object' ? Reflect.get(event ?? {}, 'error') : '';
      if (reason !== 'no-speech' && reason !== 'aborted') handlers.failed();
    };
    this.recognition = recognition;
    recognition.start();
  }

  stop(): void {
    this.recognition?.stop();
  }
}

interface ResultEvent {
  readonly resultIndex: number;
  readonly results: ArrayLike<{ readonly isFinal: boolean; readonly 0: { readonly transcript: string } }>;
}

function isResultEvent(event: unknown): event is ResultEvent {
  return typeof event === 'object' && event !== null && 'results' in event && 'resultIndex' in event;
}

function transcriptOf(event: unknown): string {
  if (!isResultEvent(event)) return '';
  return Array.from(event.results)
    .slice(event.resultIndex)
    .filter((result) => result.isFinal)
    .map((result) => result[0].transcript.trim())
    .join(' ');
}
