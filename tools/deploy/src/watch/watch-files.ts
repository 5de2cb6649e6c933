export interface FileWatch {
  stop(): Promise<void>;
}

/** Tells of every changed file that git does not ignore, by Nx's own watcher; paths are from the root. */
export async function watchFiles(root: string, onChange: (paths: readonly string[]) => void): Promise<FileWatch> {
  // Node cannot see the names that this CommonJS module exports.
  const { default: native } = await import('nx/src/native/index.js');
  const watcher = new native.Watcher(root, null, true);
  watcher.watch((error, events) => {
    if (error === null) onChange(events.map(({ path }) => path));
  });
  return { stop: () => watcher.stop() };
}
