/** Says what is being done and how long it took: one line a step, so that it reads well in a log too. */
export interface Progress {
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  note(line: string): void;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

export function consoleProgress(now: () => number = performance.now.bind(performance)): Progress {
  return {
    step: async (title, work) => {
      const began = now();
      const interactive = process.stdout.isTTY;
      if (interactive) process.stdout.write(`• ${title} …`);
      else console.log(`• ${title}`);
      try {
        const result = await work();
        if (interactive) process.stdout.write(`\r✓ ${title}  ${seconds(now() - began)}\u001b[K\n`);
        else console.log(`✓ ${title}  ${seconds(now() - began)}`);
        return result;
      } catch (error) {
        if (interactive) process.stdout.write(`\r✗ ${title}\u001b[K\n`);
        else console.log(`✗ ${title}`);
        throw error;
      }
    },
    note: (line) => {
      console.log(line);
    },
  };
}
