import { Failure } from './failure.ts';

const commands: Readonly<Record<string, (root: string) => Promise<number>>> = {
  start: async (root) => (await import('./start.ts')).start({ root, hotReload: false }),
  dev: async (root) => (await import('./start.ts')).start({ root, hotReload: true }),
  test: async (root) => (await import('./test.ts')).test(root),
  'test-cluster': async (root) => (await import('./test-cluster.ts')).testCluster(root),
};

/** The only place of this tool that ends the process. The workspace's root is the current folder. */
export async function main([name = '']: readonly string[]): Promise<void> {
  const command = commands[name];
  try {
    if (command === undefined) throw new Failure(`"${name}" is not a command: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = await command(process.cwd());
  } catch (error) {
    console.error(`\n${error instanceof Failure ? error.message : formatUnexpected(error)}`);
    process.exitCode = 1;
  }
}

function formatUnexpected(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
