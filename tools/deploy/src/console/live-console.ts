import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Console } from './console.ts';

/** For a terminal: one live block a step. */
export function createLiveConsole(): Console {
  const write = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  return {
    async step(title, action) {
      const { Listr } = await import('listr2');
      let result: { value: Awaited<ReturnType<typeof action>> } | undefined;
      const list = new Listr(
        [
          {
            title,
            task: async (_context, task) => {
              result = { value: await action((text) => (task.output = text)) };
            },
            rendererOptions: { outputBar: Infinity },
          },
        ],
        {
          registerSignalListeners: false,
          rendererOptions: {
            timer: { condition: true, field: (time: number) => `${(time / 1000).toFixed(1)} s` },
            showErrorMessage: false,
          },
        },
      );
      await list.run();
      if (result === undefined) throw new Error(`The step "${title}" gave no result.`);
      return result.value;
    },
    line: write,
    result: write,
    ask: async (question) => {
      const answer = await askLine(`${question} [y/N] `, process.stdout);
      return /^y(es)?$/i.test(answer.trim());
    },
    askSecret: (question) => {
      process.stdout.write(`${question}: `);
      return askLine(
        '',
        new Writable({
          write: (_chunk, _encoding, done) => {
            done();
          },
        }),
      ).finally(() => {
        process.stdout.write('\n');
      });
    },
  };
}

async function askLine(question: string, output: NodeJS.WritableStream): Promise<string> {
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}
