/** The environment of an Nx process that is started by a test, which may itself run inside Nx. */
export function nestedNxEnvironment(): Record<string, string | undefined> {
  return { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NODE_OPTIONS: '' };
}
