import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ bin: z.object({ nx: z.string() }) });

/** The command line that runs the workspace's own Nx: a file for Node, so that it works on every system. */
export function nxCommand(root: string, args: readonly string[]): { command: string; args: readonly string[] } {
  const folder = join(root, 'node_modules', 'nx');
  const { bin } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return { command: process.execPath, args: [join(folder, bin.nx), ...args] };
}

/**
 * Nx without its daemon and terminal UI, so that nothing stays behind and logs stay readable, and with its plugins in its
 * own process: a process for each costs a start as much as all else that Nx does.
 */
export const nxEnvironment = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NX_ISOLATE_PLUGINS: 'false',
} as const;
