/** How a command speaks to people. Progress goes to stderr under --json, so that stdout is one JSON document. */
export interface Console {
  /** Shows a step while it runs, and how it ended. */
  step<Result>(title: string, action: (say: Say) => Promise<Result>): Promise<Result>;
  line(text: string): void;
  /** The answer of the command. */
  result(text: string): void;
  /** undefined: nobody is there to ask. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  readonly askSecret: ((question: string) => Promise<string>) | undefined;
}

/** What a running step shows below its title; replaced by the next call. */
export type Say = (text: string) => void;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

interface PlainOptions {
  readonly write: (line: string) => void;
  readonly writeResult: (line: string) => void;
  readonly now?: () => number;
}

/** One line an event: for logs and CI. */
export function createPlainConsole({ write, writeResult, now = Date.now }: PlainOptions): Console {
  return {
    async step(title, action) {
      const start = now();
      let last = '';
      const say: Say = (text) => {
        for (const line of text.split('\n')) {
          if (line.trim() !== '' && !last.split('\n').includes(line)) write(`  ${line}`);
        }
        last = text;
      };
      write(`- ${title}`);
      try {
        const result = await action(say);
        write(`  done in ${seconds(now() - start)}`);
        return result;
      } catch (error) {
        write(`  failed after ${seconds(now() - start)}`);
        throw error;
      }
    },
    line: write,
    result: writeResult,
    ask: undefined,
    askSecret: undefined,
  };
}
